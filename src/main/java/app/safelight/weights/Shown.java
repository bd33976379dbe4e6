package app.safelight.weights;

import java.util.Locale;

/// Text from a stranger's file made fit to be shown: on one line, without control or direction marks, of sensible
/// length.
final class Shown {
    private static final int LONGEST = 120;

    private Shown() {}

    static String name(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < LONGEST; ) {
            int point = text.codePointAt(i);
            if (isHarmless(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
            }
            i += Character.charCount(point);
            if (shown.length() >= LONGEST && i < text.length()) {
                shown.append('…');
            }
        }
        return shown.toString();
    }

    /// Bytes as people count them: `512 bytes`, `24.0 MB`, `6.9 GB`.
    static String size(long bytes) {
        if (bytes < 10_000) {
            return bytes + " bytes";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
