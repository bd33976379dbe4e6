package app.safelight.engine;

import app.safelight.text.PromptSyntaxException;
import org.jspecify.annotations.Nullable;

/// Counts the tokens of a prompt, for whoever writes one. Any thread may ask; the first answer waits for the
/// vocabulary.
public final class PromptMeter {
    private final PromptTokenizer tokenizer = new PromptTokenizer();

    /// How much of its chunks a prompt fills.
    ///
    /// @param tokens up to the end of the text
    /// @param room of the chunks it takes, a multiple of 75
    /// @param problem what cannot be read in it; null where all can
    public record Reading(int tokens, int room, @Nullable String problem) {}

    /// Measures a prompt.
    public Reading measure(String prompt) {
        try {
            return tokenizer.measure(prompt);
        } catch (PromptSyntaxException e) {
            return new Reading(0, 0, String.valueOf(e.getMessage()));
        }
    }
}
