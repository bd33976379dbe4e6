package app.safelight.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text cut out of another, each character of which knows where it stood.
final class TracedText {
    private final String text;
    private final int[] origins;

    private TracedText(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    /// A text that is its own origin.
    static TracedText of(String text) {
        int[] origins = new int[text.length()];
        Arrays.setAll(origins, i -> i);
        return new TracedText(text, origins);
    }

    String text() {
        return text;
    }

    /// Where the character stood.
    int origin(int index) {
        return origins[index];
    }

    /// Where the characters of a range stood, those that follow one another as one range.
    List<CharRange> origins(CharRange range) {
        List<CharRange> found = new ArrayList<>();
        int from = range.from();
        for (int i = range.from(); i < range.to(); i++) {
            if (i + 1 == range.to() || origins[i + 1] != origins[i] + 1) {
                found.add(new CharRange(origins[from], origins[i] + 1));
                from = i + 1;
            }
        }
        return found;
    }

    /// Puts a text together from parts of another.
    static final class Builder {
        private final TracedText source;
        private final StringBuilder text = new StringBuilder();
        private int[] origins;

        Builder(TracedText source) {
            this.source = source;
            origins = new int[source.text.length() + 1];
        }

        /// Takes characters of the source.
        void keep(int from, int to) {
            for (int i = from; i < to; i++) {
                put(source.text.charAt(i), source.origins[i]);
            }
        }

        /// Puts one character in place of that at an index of the source.
        void replace(int index, char c) {
            put(c, source.origins[index]);
        }

        private void put(char c, int origin) {
            if (text.length() == origins.length) {
                origins = Arrays.copyOf(origins, 2 * origins.length);
            }
            origins[text.length()] = origin;
            text.append(c);
        }

        TracedText build() {
            return new TracedText(text.toString(), origins);
        }
    }
}
