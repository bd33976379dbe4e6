package app.safelight.text;

/// The control characters U+0080 to U+009F, which in practice are Windows-1252 read as Latin-1.
final class C1Controls {
    private static final char FIRST = '\u0080';
    private static final char LAST = '\u009f';

    /// Windows-1252 at 0x80 to 0x9F; the five places it leaves open stand for themselves.
    private static final String WINDOWS = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
            + "\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a"
            + "\u0153\u009d\u017e\u0178";

    private C1Controls() {}

    static boolean isControl(int c) {
        return c >= FIRST && c <= LAST;
    }

    /// The character that was meant; any other than a C1 control is itself.
    static char meant(char c) {
        return isControl(c) ? WINDOWS.charAt(c - FIRST) : c;
    }

    /// The text with every C1 control read as Windows-1252.
    static String meant(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(meant(text.charAt(i)));
        }
        return out.toString();
    }
}
