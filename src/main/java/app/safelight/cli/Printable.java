package app.safelight.cli;

/// Makes text from files and people harmless for a terminal: nothing in it can move the cursor, change colours, turn
/// the writing direction or hide.
final class Printable {
    private Printable() {}

    /// The text on one line, line breaks escaped too.
    static String line(String text) {
        return escape(text, "");
    }

    /// The text with its line breaks and tabs kept.
    static String lines(String text) {
        return escape(text, "\n\t");
    }

    private static String escape(String text, String kept) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            if (kept.indexOf(letter) < 0 && isHarmful(letter)) {
                shown.append(letter <= 0xFF ? "\\x%02x".formatted(letter) : "\\u{%x}".formatted(letter));
            } else {
                shown.appendCodePoint(letter);
            }
        });
        return shown.toString();
    }

    private static boolean isHarmful(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            // emoji are joined by one of these; the others turn or hide text
            case Character.FORMAT -> letter != 0x200D;
            default -> false;
        };
    }
}
