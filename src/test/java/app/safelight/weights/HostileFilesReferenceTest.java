package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every damaged, mislabelled or malicious file of the reference folder gets one clear sentence, and nothing else.
@NeedsReference("models/hostile/index.json")
class HostileFilesReferenceTest {
    private static final Path FOLDER = ReferenceFolder.path().resolve("models/hostile");
    private static final long MOST_MEMORY = 64L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Pattern SAID =
            Pattern.compile("LoRA|embedding|web page|git lfs|empty|too short|incomplete|overlapping|gap|UTF-8"
                    + "|duplicate|size overflow|VAE");

    static List<String> files() {
        return index().properties().stream().map(Map.Entry::getKey).toList();
    }

    static List<String> expected() {
        return files().stream()
                .filter(name -> name.endsWith(".expected.safetensors"))
                .toList();
    }

    private static JsonNode index() {
        Path index = FOLDER.resolve("index.json");
        Assumptions.assumeTrue(
                Files.exists(index) || !ReferenceFolder.isCopy(), "the repository's own copy leaves these files out");
        return ReferenceFolder.json("models/hostile/index.json").get("files");
    }

    @Test
    void theFolderHasFiles() {
        System.out.printf("reference hostile files: %d cases from %s%n", files().size(), ReferenceFolder.path());
        assertThat(files()).isNotEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("files")
    void aHostileFileIsRefusedInOneSentence(String name) {
        Path file = FOLDER.resolve(name);
        long start = System.nanoTime();
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        ModelFormatException refusal = catchThrowableOfType(
                ModelFormatException.class, () -> Checkpoint.open(file).close());
        assertThat(MEMORY.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_MEMORY);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        assertThat(refusal).isNotNull().hasMessageStartingWith(name + ": ");
        assertThat(refusal.getMessage()).hasSizeLessThan(1000).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
        assertThat(Path.of("pwned")).doesNotExist();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("files")
    void theSentenceGivesTheReason(String name) {
        JsonNode entry = index().get(name);
        ModelFormatException refusal = catchThrowableOfType(
                ModelFormatException.class,
                () -> Checkpoint.open(FOLDER.resolve(name)).close());
        if (entry.has("global")) {
            assertThat(refusal).hasMessageContaining(entry.get("global").asString());
        }
        Matcher said = SAID.matcher(entry.get("expect").asString());
        if (entry.get("expect").asString().startsWith("reject") && said.find()) {
            Set<String> alike = said.group().equals("duplicate") ? Set.of("twice") : Set.of(said.group());
            assertThat(refusal.getMessage()).contains(alike);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("expected")
    void aSoundPickleReadsAsItsExpectedTensors(String name) throws ModelFormatException, IOException {
        Path pickled = FOLDER.resolve(name.replace(".expected.safetensors", ".ckpt"));
        try (SafetensorsFile wanted = SafetensorsFile.open(FOLDER.resolve(name));
                Arena arena = Arena.ofConfined()) {
            Tensors found = ModelFiles.tensors(pickled, arena);
            assertThat(found.weights().keySet()).isEqualTo(wanted.weights().keySet());
            wanted.weights().forEach((tensor, weight) -> {
                Weight other = Objects.requireNonNull(found.weights().get(tensor), tensor);
                assertThat(other.type()).as(tensor).isEqualTo(weight.type());
                assertThat(other.shape()).as(tensor).isEqualTo(weight.shape());
                assertThat(other.bytes().toArray(ValueLayout.JAVA_BYTE))
                        .as(tensor)
                        .isEqualTo(weight.bytes().toArray(ValueLayout.JAVA_BYTE));
            });
        }
    }

    @Test
    void aValueThatIsNoNumberIsFoundWhereTheIndexSays() throws ModelFormatException, IOException {
        for (String name : files()) {
            JsonNode place = index().get(name).get("nan");
            if (place != null) {
                String[] parts = place.asString().split("[\\[\\]]", -1);
                assertThat(ValueCheck.run(FOLDER.resolve(name)))
                        .singleElement()
                        .isEqualTo("tensor " + parts[0] + " holds NaN at [" + parts[1].replace(",", ", ") + "]");
            }
        }
    }

    @Test
    void eightBitFloatsReadAsTheIndexSays() throws ModelFormatException, IOException {
        for (String name : files()) {
            if (index().get(name).get("expect").asString().contains("value 1.0")) {
                try (SafetensorsFile file = SafetensorsFile.open(FOLDER.resolve(name))) {
                    for (Weight weight : file.weights().values()) {
                        float[] values = new float[Math.toIntExact(weight.count())];
                        weight.readFloats(0, values);
                        assertThat(values).containsOnly(1);
                    }
                }
            }
        }
    }
}
