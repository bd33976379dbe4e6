package app.safelight.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/// What tells wrongly decoded text from sound text, read from a table on the class path.
///
/// @param improbable finds neighbours of characters that sound text hardly has
/// @param embedded finds what looks like UTF-8 decoded as a single-byte encoding
/// @param encodings the text may have been decoded with, the likely ones first
record MojibakeRules(Pattern improbable, Pattern embedded, List<SingleByteEncoding> encodings) {
    private static final String RESOURCE = "mojibake.txt";

    /// Character classes that the table uses but Java's patterns can say shorter.
    private static final Map<String, String> BUILT_IN = Map.of(
            "space", "[\\x09-\\x0D\\x1C-\\x20\\x85\\p{Z}]",
            "word", "[\\p{L}\\p{N}_]",
            "not-latin", "[^A-Za-z]",
            "any", "[^\n]",
            "begin", "^");

    static MojibakeRules load() {
        try (InputStream in = MojibakeRules.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing");
            }
            var table = new Table();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(table::add);
            return table.rules();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The table while it is read, line by line.
    private static final class Table {
        private final Map<String, String> classes = new HashMap<>();
        private final List<String> rules = new ArrayList<>();
        private final List<SingleByteEncoding> encodings = new ArrayList<>();

        void add(String line) {
            var words = new StringTokenizer(line, " ");
            switch (words.nextToken()) {
                case "class" -> classes.put(words.nextToken(), ranges(words));
                case "rule" -> rules.add(rule(words));
                case "encoding" -> encodings.add(new SingleByteEncoding(words.nextToken(), characters(words)));
                default -> {}
            }
        }

        private static String ranges(StringTokenizer words) {
            var out = new StringBuilder();
            while (words.hasMoreTokens()) {
                String range = words.nextToken();
                int dash = range.indexOf('-');
                out.append("\\x{")
                        .append(dash < 0 ? range : range.substring(0, dash))
                        .append('}');
                if (dash >= 0) {
                    out.append("-\\x{").append(range.substring(dash + 1)).append('}');
                }
            }
            return out.toString();
        }

        private String rule(StringTokenizer words) {
            var out = new StringBuilder();
            while (words.hasMoreTokens()) {
                String element = words.nextToken();
                String builtIn = BUILT_IN.get(element);
                out.append(builtIn != null ? builtIn : union(element));
            }
            return out.toString();
        }

        private String union(String element) {
            var out = new StringBuilder("[");
            var names = new StringTokenizer(element, "+");
            boolean codePoint = false;
            while (names.hasMoreTokens()) {
                String name = names.nextToken();
                if (codePoint) {
                    out.append("\\x{").append(name).append('}');
                    codePoint = false;
                } else if (name.equals("U")) {
                    codePoint = true;
                } else {
                    out.append(characterClass(name));
                }
            }
            return out.append(']').toString();
        }

        private String characterClass(String name) {
            String known = classes.get(name);
            if (known == null) {
                throw new IllegalStateException("resource " + RESOURCE + " has no class " + name);
            }
            return known;
        }

        private static char[] characters(StringTokenizer words) {
            var out = new StringBuilder(128);
            while (words.hasMoreTokens()) {
                out.append((char) Integer.parseInt(words.nextToken(), 16));
            }
            return out.toString().toCharArray();
        }

        MojibakeRules rules() {
            String next = "[" + characterClass("continuation") + "]";
            String embedded = "(?<![" + characterClass("continuation-strict") + "])(?:"
                    + "[" + characterClass("first-of-2") + "]" + next
                    + "|[" + characterClass("first-of-3") + "]" + next + "{2}"
                    + "|[" + characterClass("first-of-4") + "]" + next + "{3})+";
            return new MojibakeRules(
                    Pattern.compile(String.join("|", rules)), Pattern.compile(embedded), List.copyOf(encodings));
        }
    }
}
