package app.safelight.ui.control;

/// The beginning of a text that may be as long as its writer liked, for a place of a line or two.
public final class Excerpt {
    private static final int LONGEST = 300;

    private Excerpt() {}

    /// The beginning on one line.
    public static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return start.replace('\n', ' ');
    }
}
