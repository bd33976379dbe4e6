package app.safelight.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The last line of a recipe: `key: value` pairs parted by commas, values with a comma, colon or line break in them
/// written as JSON strings.
final class ParameterLine {
    private ParameterLine() {}

    /// A pair as it stands in the line, the value not yet unquoted.
    record Pair(String key, String value) {}

    /// Writes pairs in their order. Values are quoted where the original quotes them, and where they would not be read
    /// back otherwise; the original leaves the key alone standing where a value is equal to it.
    static String write(Map<String, String> values) {
        List<String> parts = new ArrayList<>();
        values.forEach((key, value) -> parts.add(key + ": " + (key.equals(value) ? quoted(value) : quote(value))));
        return String.join(", ", parts);
    }

    static String quote(String value) {
        boolean plain = value.indexOf(',') < 0 && value.indexOf('\n') < 0 && value.indexOf(':') < 0;
        boolean readable = !value.isEmpty() && !value.startsWith("\"") && value.equals(value.strip());
        return plain && readable ? value : quoted(value);
    }

    private static String quoted(String value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /// The text a value stands for; a value in quotation marks that is no JSON string stands for itself.
    static String unquote(String value) {
        if (!value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        try {
            return JsonMapper.shared().readValue(value, String.class);
        } catch (JacksonException _) {
            return value;
        }
    }

    /// The pairs with their values unquoted; pairs without a value are left out.
    static Map<String, String> values(List<Pair> pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (!pair.value().isEmpty()) {
                values.put(pair.key(), unquote(pair.value()));
            }
        }
        return values;
    }

    /// Finds every pair of a line, passing over what is none. A key begins with a letter, digit or underscore, goes on
    /// with these, blanks, `-` and `/`, and ends at a colon.
    static List<Pair> pairs(String line) {
        List<Pair> pairs = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int start = skip(line, at, false);
            int end = skip(line, start, true);
            boolean isKey = end < line.length() && line.charAt(end) == ':' && line.codePointCount(start, end) >= 2;
            if (!isKey) {
                at = Math.max(end, start + 1);
                continue;
            }
            int value = end + 1;
            while (value < line.length() && Character.isWhitespace(line.charAt(value))) {
                value++;
            }
            int valueEnd = valueEnd(line, value);
            pairs.add(new Pair(line.substring(start, end), line.substring(value, valueEnd)));
            at = valueEnd + 1;
        }
        return pairs;
    }

    /// Moves on over the characters of a key, or else over those that cannot begin one.
    private static int skip(String line, int from, boolean overKey) {
        int at = from;
        while (at < line.length()) {
            int letter = line.codePointAt(at);
            boolean inKey = isWord(letter) || (overKey && " -/".indexOf(letter) >= 0);
            if (inKey != overKey) {
                break;
            }
            at += Character.charCount(letter);
        }
        return at;
    }

    private static boolean isWord(int letter) {
        return switch (Character.getType(letter)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> letter == '_' || Character.isLetterOrDigit(letter);
        };
    }

    /// A value ends at the next comma, unless it is a quoted string that a comma or the end of the line follows.
    private static int valueEnd(String line, int start) {
        int quoted = quotedEnd(line, start);
        if (quoted > start + 2 && (quoted == line.length() || line.charAt(quoted) == ',')) {
            return quoted;
        }
        int comma = line.indexOf(',', start);
        return comma < 0 ? line.length() : comma;
    }

    /// One past the closing quotation mark, or -1 if no quoted string begins there.
    private static int quotedEnd(String line, int start) {
        if (start >= line.length() || line.charAt(start) != '"') {
            return -1;
        }
        int at = start + 1;
        while (at < line.length()) {
            switch (line.charAt(at)) {
                case '"' -> {
                    return at + 1;
                }
                case '\\' -> at += 2;
                default -> at++;
            }
        }
        return -1;
    }
}
