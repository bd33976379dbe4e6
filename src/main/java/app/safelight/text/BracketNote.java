package app.safelight.text;

/// Something in a prompt that its writer may not have meant.
///
/// @param position index of the character in the prompt
/// @param meaning what it does there
public record BracketNote(int position, Meaning meaning) {
    /// What a character does.
    public enum Meaning {
        /// `(` that no bracket closes: it makes everything from here to the end stronger.
        STRONGER_TO_THE_END,
        /// `[` that no bracket closes: it makes everything from here to the end weaker.
        WEAKER_TO_THE_END,
        /// `)` or `]` that closes nothing: it is text.
        TEXT,
        /// `|` outside square brackets, or a backslash with nothing behind it: prompt editing is text in this whole
        /// prompt.
        NO_EDITING,
        /// A weight that is no number, as in `(a:1.2.3)`: the prompt cannot be used.
        NO_NUMBER
    }
}
