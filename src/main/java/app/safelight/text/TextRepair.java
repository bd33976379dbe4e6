package app.safelight.text;

import java.text.Normalizer;

/// Cleans text as CLIP's tokenizer expects it: character references decoded, wrong decodings repaired, typographic
/// forms made plain, control characters dropped, composed to NFC.
///
/// The rules are those of the Python library ftfy 6.3 with its default settings, by which the prompts were cleaned that
/// the models were trained on.
final class TextRepair {
    private static final int LONGEST_SEGMENT = 1_000_000;
    private static final char ESCAPE = '\u001b';

    private final Lazy<HtmlEntities> entities = new Lazy<>(HtmlEntities::load);
    private final Mojibake mojibake = new Mojibake(new Lazy<>(MojibakeRules::load));

    /// The character references, read when first asked for.
    HtmlEntities entities() {
        return entities.get();
    }

    /// The cleaned text. Lines are cleaned each for itself; from the first line with a `<` on, character
    /// references stay.
    String repair(String text) {
        if (isPlain(text)) {
            return text;
        }
        var out = new StringBuilder(text.length());
        boolean markup = false;
        int from = 0;
        while (from < text.length()) {
            int lineEnd = text.indexOf('\n', from) + 1;
            int to = lineEnd == 0 ? text.length() : lineEnd;
            if (text.codePointCount(from, to) > LONGEST_SEGMENT) {
                to = text.offsetByCodePoints(from, LONGEST_SEGMENT);
            }
            String segment = text.substring(from, to);
            markup |= segment.indexOf('<') >= 0;
            out.append(markup ? settle(segment) : settleWithEntities(segment));
            from = to;
        }
        return out.toString();
    }

    /// Whether no rule can apply: printable ASCII without an ampersand.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t') || c > '~' || c == '&') {
                return false;
            }
        }
        return true;
    }

    private String settle(String segment) {
        String before;
        String after = segment;
        do {
            before = after;
            after = pass(before);
        } while (!after.equals(before));
        return after;
    }

    private String settleWithEntities(String segment) {
        String before;
        String after = segment;
        do {
            before = after;
            after = pass(before.indexOf('&') < 0 ? before : entities().decodeClosed(before));
        } while (!after.equals(before));
        return after;
    }

    private String pass(String text) {
        String plain = withoutControls(withoutEscapes(characterWise(mojibake.repair(text))));
        return Normalizer.isNormalized(plain, Normalizer.Form.NFC)
                ? plain
                : Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /// Everything that looks at one character only.
    private static String characterWise(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= '~') {
                appendAscii(text, i, out);
            } else if (Character.isSurrogate(c)) {
                i = appendSurrogate(text, i, out);
            } else {
                appendPlain(c, out);
            }
        }
        return out.toString();
    }

    /// ASCII stays, but a carriage return is a line break.
    private static void appendAscii(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        if (c != '\r') {
            out.append(c);
        } else if (at + 1 == text.length() || text.charAt(at + 1) != '\n') {
            out.append('\n');
        }
    }

    /// A pair stays, a lone surrogate is U+FFFD. Returns the index of the last character taken.
    private static int appendSurrogate(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))) {
            out.append(c).append(text.charAt(at + 1));
            return at + 1;
        }
        out.append('\ufffd');
        return at;
    }

    private static void appendPlain(char c, StringBuilder out) {
        switch (c) {
            case '\u2028', '\u2029' -> out.append('\n');
            case '\u02bc', '\u2018', '\u2019', '\u201a', '\u201b' -> out.append('\'');
            case '\u201c', '\u201d', '\u201e', '\u201f' -> out.append('"');
            case '\u3000' -> out.append(' ');
            case '\u0132' -> out.append("IJ");
            case '\u0133' -> out.append("ij");
            case '\u0149' -> out.append("'n");
            case '\u01f1' -> out.append("DZ");
            case '\u01f2' -> out.append("Dz");
            case '\u01f3' -> out.append("dz");
            case '\u01c4' -> out.append("D\u017d");
            case '\u01c5' -> out.append("D\u017e");
            case '\u01c6' -> out.append("d\u017e");
            case '\u01c7' -> out.append("LJ");
            case '\u01c8' -> out.append("Lj");
            case '\u01c9' -> out.append("lj");
            case '\u01ca' -> out.append("NJ");
            case '\u01cb' -> out.append("Nj");
            case '\u01cc' -> out.append("nj");
            case '\ufb00' -> out.append("ff");
            case '\ufb01' -> out.append("fi");
            case '\ufb02' -> out.append("fl");
            case '\ufb03' -> out.append("ffi");
            case '\ufb04' -> out.append("ffl");
            case '\ufb05' -> out.append("\u017ft");
            case '\ufb06' -> out.append("st");
            default -> appendRange(c, out);
        }
    }

    /// C1 controls are read as Windows-1252, half-width and full-width forms become the common ones.
    private static void appendRange(char c, StringBuilder out) {
        char meant = C1Controls.meant(c);
        if (meant != c) {
            appendPlain(meant, out);
        } else if (c >= '\uff01' && c <= '\uffef') {
            out.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
        } else {
            out.append(c);
        }
    }

    /// Drops terminal colour and cursor sequences: escape, `[`, digits and semicolons, one letter.
    private static String withoutEscapes(String text) {
        int escape = text.indexOf(ESCAPE);
        if (escape < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int from = 0;
        for (; escape >= 0; escape = text.indexOf(ESCAPE, escape + 1)) {
            int at = escape + 1;
            if (at < text.length() && text.charAt(at) == '[') {
                at++;
                while (at < text.length() && (text.charAt(at) == ';' || Character.isDigit(text.charAt(at)))) {
                    at++;
                }
                if (at < text.length() && isAsciiLetter(text.charAt(at))) {
                    out.append(text, from, escape);
                    from = at + 1;
                }
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String withoutControls(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dropped = (c < ' ' && "\t\n\f\r".indexOf(c) < 0)
                    || c == 0x7F
                    || (c >= '\u206a' && c <= '\u206f')
                    || c == '\ufeff'
                    || (c >= '\ufff9' && c <= '\ufffc');
            if (!dropped) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
