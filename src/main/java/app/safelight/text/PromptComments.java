package app.safelight.text;

/// Comments in a prompt: from a `#` to the end of its line.
public final class PromptComments {
    private PromptComments() {}

    /// The prompt without its comments. A line that is only comment goes as a whole; after any other the
    /// line break stays.
    public static String strip(String prompt) {
        return prompt.indexOf('#') < 0 ? prompt : strip(TracedText.of(prompt)).text();
    }

    static TracedText strip(TracedText prompt) {
        return withoutTails(withoutLines(prompt));
    }

    private static TracedText withoutLines(TracedText prompt) {
        String text = prompt.text();
        var out = new TracedText.Builder(prompt);
        int at = 0;
        while (at < text.length()) {
            boolean lineBreak = text.charAt(at) == '\n';
            boolean begins = (at == 0 && text.charAt(0) == '#') || (lineBreak && text.startsWith("#", at + 1));
            if (begins) {
                out.replace(at, '\n');
                int end = text.indexOf('\n', at + 1);
                at = end < 0 ? text.length() : end + 1;
            } else {
                out.keep(at, at + 1);
                at++;
            }
        }
        return out.build();
    }

    private static TracedText withoutTails(TracedText prompt) {
        String text = prompt.text();
        var out = new TracedText.Builder(prompt);
        int at = 0;
        for (int hash = text.indexOf('#'); hash >= 0; hash = text.indexOf('#', at)) {
            out.keep(at, hash);
            out.replace(hash, '\n');
            int end = text.indexOf('\n', hash);
            at = end < 0 ? text.length() : end + 1;
        }
        out.keep(at, text.length());
        return out.build();
    }
}
