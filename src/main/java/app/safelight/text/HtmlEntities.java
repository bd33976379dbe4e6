package app.safelight.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// HTML's character references: `&eacute;`, `&#233;`, `&#xE9;`.
///
/// Two readings are needed. The careful one takes only references that end in a semicolon; the standard's own also
/// takes unfinished ones and the longest name that a word begins with.
final class HtmlEntities {
    private static final String RESOURCE = "html5-entities.txt";
    private static final int LONGEST_CLOSED = 24;
    private static final int LONGEST_NAME = 32;
    private static final int LARGEST_CODE_POINT = 0x10FFFF;

    private final Map<String, String> byName;

    private HtmlEntities(Map<String, String> byName) {
        this.byName = byName;
    }

    /// Reads the table from the class path.
    static HtmlEntities load() {
        try (InputStream in = HtmlEntities.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing");
            }
            Map<String, String> byName = new HashMap<>();
            String table = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            for (var lines = table.lines().iterator(); lines.hasNext(); ) {
                var parts = new StringTokenizer(lines.next(), " ");
                String name = parts.nextToken();
                var text = new StringBuilder(2);
                while (parts.hasMoreTokens()) {
                    text.appendCodePoint(Integer.parseInt(parts.nextToken(), 16));
                }
                byName.put(name, text.toString());
            }
            return new HtmlEntities(byName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Decodes references that end in a semicolon, all-capitals forms such as `&EACUTE;` among them.
    String decodeClosed(String text) {
        var out = new StringBuilder(text.length());
        int at = 0;
        for (int amp = text.indexOf('&'); amp >= 0; amp = text.indexOf('&', at)) {
            out.append(text, at, amp);
            int end = closedEnd(text, amp + 1);
            String decoded = end < 0 ? null : closed(text.substring(amp + 1, end));
            if (decoded == null) {
                out.append('&');
                at = amp + 1;
            } else {
                out.append(decoded);
                at = end;
            }
        }
        return out.append(text, at, text.length()).toString();
    }

    /// The place after the semicolon of the reference whose name begins at `from`, or -1.
    private static int closedEnd(String text, int from) {
        int start = from < text.length() && text.charAt(from) == '#' ? from + 1 : from;
        int at = start;
        while (at < text.length() && at - start < LONGEST_CLOSED && isAsciiWord(text.charAt(at))) {
            at++;
        }
        return at > start && at < text.length() && text.charAt(at) == ';' ? at + 1 : -1;
    }

    /// What a closed reference stands for, or null.
    ///
    /// @param name without the ampersand, with the semicolon
    private @Nullable String closed(String name) {
        if (name.charAt(0) == '#') {
            String decoded = numeric(name);
            return decoded == null || decoded.contains(";") ? null : decoded;
        }
        String known = byName.get(name);
        if (known != null) {
            return known;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = byName.get(lower);
        if (plain == null || !name.equals(lower.toUpperCase(Locale.ROOT)) || longestPrefix(name) > 0) {
            return null;
        }
        return plain.toUpperCase(Locale.ROOT);
    }

    /// Decodes every reference as HTML does, finished or not.
    String unescape(String text) {
        var out = new StringBuilder(text.length());
        int at = 0;
        for (int amp = text.indexOf('&'); amp >= 0; amp = text.indexOf('&', at)) {
            out.append(text, at, amp);
            at = text.startsWith("#", amp + 1) ? unescapeNumber(text, amp, out) : unescapeName(text, amp, out);
        }
        return out.append(text, at, text.length()).toString();
    }

    private int unescapeNumber(String text, int amp, StringBuilder out) {
        int end = amp + 2;
        if (end < text.length() && (text.charAt(end) == 'x' || text.charAt(end) == 'X')) {
            end++;
            while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 0x80) {
                end++;
            }
        } else {
            while (end < text.length() && isDecimal(text.charAt(end))) {
                end++;
            }
        }
        if (end < text.length() && text.charAt(end) == ';') {
            end++;
        }
        String decoded = numeric(text.substring(amp + 1, end));
        if (decoded == null) {
            out.append('&');
            return amp + 1;
        }
        out.append(decoded);
        return end;
    }

    private int unescapeName(String text, int amp, StringBuilder out) {
        int end = amp + 1;
        int count = 0;
        while (end < text.length() && count < LONGEST_NAME && "\t\n\f <&#;".indexOf(text.charAt(end)) < 0) {
            end += Character.charCount(text.codePointAt(end));
            count++;
        }
        if (count > 0 && end < text.length() && text.charAt(end) == ';') {
            end++;
        }
        String name = text.substring(amp + 1, end);
        int known = longestPrefix(name);
        out.append(known == 0 ? "&" : byName.get(name.substring(0, known)));
        return amp + 1 + known;
    }

    /// Length of the longest known name that `name` begins with, 0 for none.
    private int longestPrefix(String name) {
        for (int length = name.length(); length > 1; length--) {
            if (byName.containsKey(name.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    /// What `#233;` or `#xE9` stands for; null if the digits are missing or something follows them.
    private static @Nullable String numeric(String name) {
        int from = 1;
        int radix = 10;
        if (name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X')) {
            from = 2;
            radix = 16;
        }
        int to = name.endsWith(";") ? name.length() - 1 : name.length();
        if (from >= to) {
            return null;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = name.charAt(i) < 0x80 ? Character.digit(name.charAt(i), radix) : -1;
            if (digit < 0) {
                return null;
            }
            value = Math.min(value * radix + digit, LARGEST_CODE_POINT + 1);
        }
        return character(value);
    }

    /// The text of a numbered reference, with HTML's replacements for numbers that are no characters.
    private static String character(int number) {
        if (C1Controls.isControl(number)) {
            return Character.toString(C1Controls.meant((char) number));
        }
        if (number == 0 || number > LARGEST_CODE_POINT || (number >= 0xD800 && number <= 0xDFFF)) {
            return "\ufffd";
        }
        boolean control = (number < ' ' && "\t\n\f\r".indexOf(number) < 0) || number == 0x7F;
        boolean unassigned = (number >= 0xFDD0 && number <= 0xFDEF) || (number & 0xFFFE) == 0xFFFE;
        return control || unassigned ? "" : Character.toString(number);
    }

    private static boolean isAsciiWord(char c) {
        return isDecimal(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDecimal(char c) {
        return c >= '0' && c <= '9';
    }
}
