package app.safelight.text;

/// Comments in a prompt: from a `#` to the end of its line.
public final class PromptComments {
    private PromptComments() {}

    /// The prompt without its comments. A line that is only comment goes as a whole; after any other the
    /// line break stays.
    public static String strip(String prompt) {
        return withoutTails(withoutLines(prompt));
    }

    private static String withoutLines(String prompt) {
        var out = new StringBuilder(prompt.length());
        int at = 0;
        while (at < prompt.length()) {
            boolean lineBreak = prompt.charAt(at) == '\n';
            boolean begins = (at == 0 && prompt.charAt(0) == '#') || (lineBreak && prompt.startsWith("#", at + 1));
            if (begins) {
                out.append('\n');
                int end = prompt.indexOf('\n', at + 1);
                at = end < 0 ? prompt.length() : end + 1;
            } else {
                out.append(prompt.charAt(at));
                at++;
            }
        }
        return out.toString();
    }

    private static String withoutTails(String prompt) {
        var out = new StringBuilder(prompt.length());
        int at = 0;
        for (int hash = prompt.indexOf('#'); hash >= 0; hash = prompt.indexOf('#', at)) {
            out.append(prompt, at, hash).append('\n');
            int end = prompt.indexOf('\n', hash);
            at = end < 0 ? prompt.length() : end + 1;
        }
        return out.append(prompt, at, prompt.length()).toString();
    }
}
