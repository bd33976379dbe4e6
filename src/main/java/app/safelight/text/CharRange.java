package app.safelight.text;

/// Characters of a text, as [String#substring] counts them.
///
/// @param from the first
/// @param to behind the last
public record CharRange(int from, int to) {
    /// @throws IllegalArgumentException if it begins before the text or ends before it begins
    public CharRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("characters " + from + " to " + to);
        }
    }
}
