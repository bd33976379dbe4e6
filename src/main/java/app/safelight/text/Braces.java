package app.safelight.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The braces of a text that hold choices: those with a closing half and a `|` of their own. What stands behind a
/// backslash, and a `|` in square brackets, does not count.
///
/// @param text they stand in
/// @param marks by the index of the opening brace: that, the index of each `|`, and that of the closing brace
record Braces(String text, Map<Integer, List<Integer>> marks) {
    /// An opening brace on the way to its other half.
    private static final class Half {
        private final List<Integer> marks = new ArrayList<>();
        private int square;
    }

    /// Finds the braces of a text.
    static Braces of(String text) {
        Map<Integer, List<Integer>> found = new HashMap<>();
        Deque<Half> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Half half = open.peek();
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                open.push(new Half());
                open.element().marks.add(i);
            } else if (half != null) {
                take(c, i, half);
                if (c == '}') {
                    open.pop();
                    if (half.marks.size() > 2) {
                        found.put(half.marks.getFirst(), half.marks);
                    }
                }
            }
        }
        return new Braces(text, found);
    }

    private static void take(char c, int i, Half half) {
        switch (c) {
            case '[' -> half.square++;
            case ']' -> half.square = Math.max(half.square - 1, 0);
            case '|' -> {
                if (half.square == 0) {
                    half.marks.add(i);
                }
            }
            case '}' -> half.marks.add(i);
            default -> {}
        }
    }

    /// Whether a brace with choices opens at an index.
    boolean openAt(int i) {
        return marks.containsKey(i);
    }

    /// Index of the brace that closes the one at `i`.
    int end(int i) {
        return marks(i).getLast();
    }

    /// The options between the brace at `i` and its other half.
    List<String> options(int i) {
        List<Integer> places = marks(i);
        List<String> options = new ArrayList<>();
        for (int k = 1; k < places.size(); k++) {
            options.add(text.substring(places.get(k - 1) + 1, places.get(k)).strip());
        }
        return options;
    }

    private List<Integer> marks(int i) {
        return marks.getOrDefault(i, List.of());
    }
}
