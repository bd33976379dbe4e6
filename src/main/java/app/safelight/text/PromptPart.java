package app.safelight.text;

/// A piece of a prompt with its emphasis.
///
/// @param text without the brackets that gave it its weight
/// @param weight 1 for plain text
/// @param kind whether it is text or the word that closes a chunk
public record PromptPart(String text, double weight, Kind kind) {
    /// What a part is.
    public enum Kind {
        /// Words for the text encoder.
        TEXT,
        /// `BREAK` outside all brackets: the next part begins a new chunk.
        BREAK
    }

    static PromptPart text(String text, double weight) {
        return new PromptPart(text, weight, Kind.TEXT);
    }
}
