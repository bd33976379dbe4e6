package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the bundles and the sources together: each failure prints the lines to paste or to remove.
class MessagesTest {
    private static final Path BUNDLES = Path.of("src/main/resources/app/safelight/ui");
    private static final Path SOURCES = Path.of("src/main/java/app/safelight/ui");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z]+)+)\"");
    private static final Pattern NAMED =
            Pattern.compile("named\\.(?:named|button|iconButton|iconToggle)\\(|new PromptBox\\(|number\\(|choice\\(");
    private static final Set<String> NO_KEYS = Set.of(
            "os.name",
            "glass.platform",
            "prism.order",
            "workbench.css",
            "state.safetensors",
            "app.safelight.ui.messages");

    @Test
    void everyKeyThatIsUsedIsThere() throws IOException {
        Set<String> missing = used();
        missing.removeAll(keys("messages.properties"));
        assertThat(lines(missing)).as("paste into messages.properties").isEmpty();
    }

    @Test
    void everyKeyThatIsThereIsUsed() throws IOException {
        Set<String> unused = keys("messages.properties");
        Set<String> used = used();
        unused.removeIf(key -> used.contains(key)
                || ((key.endsWith(".tip") || key.endsWith(".prompt"))
                        && used.contains(key.substring(0, key.lastIndexOf('.')))));
        assertThat(unused).as("remove from messages.properties").isEmpty();
    }

    @Test
    void everyKeyIsTranslated() throws IOException {
        Set<String> untranslated = keys("messages.properties");
        untranslated.removeAll(keys("messages_zh_CN.properties"));
        assertThat(lines(untranslated))
                .as("paste into messages_zh_CN.properties")
                .isEmpty();
        Set<String> foreign = keys("messages_zh_CN.properties");
        foreign.removeAll(keys("messages.properties"));
        assertThat(foreign).as("remove from messages_zh_CN.properties").isEmpty();
    }

    @Test
    void everyControlHasATooltipAndAName() throws IOException {
        Set<String> keys = keys("messages.properties");
        List<String> missing = keys.stream()
                .filter(key -> key.endsWith(".tip"))
                .map(key -> key.substring(0, key.length() - ".tip".length()))
                .filter(key -> !keys.contains(key))
                .toList();
        assertThat(missing).as("tooltips whose control has no name").isEmpty();
        assertThat(NAMED.matcher(Files.readString(SOURCES.resolve("TopBar.java")))
                        .find())
                .as("controls are named where this test looks")
                .isTrue();
    }

    @Test
    void noTextHasALoneApostrophe() throws IOException {
        for (String bundle : List.of("messages.properties", "messages_zh_CN.properties")) {
            assertThat(Files.readAllLines(BUNDLES.resolve(bundle)))
                    .as(bundle)
                    .noneMatch(line -> line.replace("''", "").contains("'"));
        }
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher literal = LITERAL.matcher(Files.readString(file));
                while (literal.find()) {
                    used.add(literal.group(1));
                }
            }
        }
        used.removeAll(NO_KEYS);
        used.removeIf(key -> key.startsWith("app.safelight"));
        return used;
    }

    private static List<String> lines(Set<String> keys) {
        List<String> lines = new ArrayList<>();
        keys.forEach(key -> lines.add(key + "="));
        return lines;
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(BUNDLES.resolve(bundle))) {
            properties.load(in);
        }
        return new HashSet<>(properties.stringPropertyNames());
    }
}
