package app.safelight.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads emphasis as AUTOMATIC1111 writes it: `(more)` times 1.1, `[less]` by 1.1, `(text:1.3)` times 1.3, nested
/// brackets multiply, a backslash takes a bracket literally, `BREAK` closes a chunk.
///
/// Brackets that are never closed still count, from their place to the end; those never opened are text. Inside
/// brackets `BREAK` is an ordinary word whose weight has the opposite sign, as pictures made there rely on it.
public final class PromptAttention {
    private static final double ROUND = 1.1;
    private static final double SQUARE = 1 / 1.1;
    private static final String BREAK = "BREAK";
    private static final double BREAK_WEIGHT = -1;

    private final String prompt;
    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<Integer> round = new ArrayDeque<>();
    private final Deque<Integer> square = new ArrayDeque<>();

    private PromptAttention(String prompt) {
        this.prompt = prompt;
    }

    /// The parts of a prompt in order; neighbours of equal weight are one part. Never empty.
    ///
    /// @throws PromptSyntaxException for a weight that is no number, such as `(a:1.2.3)`
    public static List<PromptPart> parse(String prompt) {
        var reader = new PromptAttention(prompt);
        reader.read();
        return reader.parts();
    }

    private void read() {
        int at = 0;
        while (at < prompt.length()) {
            at = switch (prompt.charAt(at)) {
                case '\\' -> escaped(at);
                case '(' -> open(round, at);
                case '[' -> open(square, at);
                case ')' -> close(round, ROUND, at);
                case ']' -> close(square, SQUARE, at);
                case ':' -> colon(at);
                default -> words(at);
            };
        }
        round.forEach(from -> multiply(from, ROUND));
        square.forEach(from -> multiply(from, SQUARE));
    }

    /// A backslash before a bracket or another backslash takes it literally, any other is dropped.
    private int escaped(int at) {
        boolean takes = at + 1 < prompt.length() && "()[]\\".indexOf(prompt.charAt(at + 1)) >= 0;
        int end = takes ? at + 2 : at + 1;
        pieces.add(new Piece(prompt.substring(at + 1, end)));
        return end;
    }

    private int open(Deque<Integer> brackets, int at) {
        brackets.push(pieces.size());
        return at + 1;
    }

    private int close(Deque<Integer> brackets, double factor, int at) {
        if (brackets.isEmpty()) {
            addText(prompt.substring(at, at + 1));
        } else {
            multiply(brackets.pop(), factor);
        }
        return at + 1;
    }

    /// A colon may begin `:1.3)`.
    private int colon(int at) {
        int from = skipSpace(at + 1);
        int to = from;
        if (to < prompt.length() && (prompt.charAt(to) == '+' || prompt.charAt(to) == '-')) {
            to++;
        }
        int digits = to;
        while (to < prompt.length() && (prompt.charAt(to) == '.' || Character.isDigit(prompt.codePointAt(to)))) {
            to += Character.charCount(prompt.codePointAt(to));
        }
        int close = skipSpace(to);
        boolean isWeight = to > digits && close < prompt.length() && prompt.charAt(close) == ')';
        if (!isWeight) {
            addText(":");
            return at + 1;
        }
        if (round.isEmpty()) {
            addText(prompt.substring(at, close + 1));
        } else {
            multiply(round.pop(), weight(prompt.substring(from, to)));
        }
        return close + 1;
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < prompt.length() && Spaces.isSpace(prompt.charAt(at))) {
            at++;
        }
        return at;
    }

    private int words(int from) {
        int at = from;
        while (at < prompt.length() && "\\()[]:".indexOf(prompt.charAt(at)) < 0) {
            at++;
        }
        addText(prompt.substring(from, at));
        return at;
    }

    private double weight(String number) {
        try {
            return PlainNumber.parse(number);
        } catch (NumberFormatException e) {
            throw new PromptSyntaxException("the weight \"" + number + "\" in the prompt is not a number");
        }
    }

    /// Adds text, cut at every `BREAK` that is a whole word; white space around it goes with it.
    private void addText(String text) {
        int from = 0;
        for (int at = text.indexOf(BREAK); at >= 0; at = text.indexOf(BREAK, at + 1)) {
            int end = at + BREAK.length();
            boolean whole = (at == 0 || !Spaces.isWord(text.codePointBefore(at)))
                    && (end == text.length() || !Spaces.isWord(text.codePointAt(end)));
            if (whole) {
                int before = at;
                while (before > from && Spaces.isSpace(text.charAt(before - 1))) {
                    before--;
                }
                pieces.add(new Piece(text.substring(from, before)));
                pieces.add(new Piece(BREAK, BREAK_WEIGHT));
                from = end;
                while (from < text.length() && Spaces.isSpace(text.charAt(from))) {
                    from++;
                }
            }
        }
        pieces.add(new Piece(text.substring(from)));
    }

    private void multiply(int from, double factor) {
        for (Piece piece : pieces.subList(from, pieces.size())) {
            piece.weight *= factor;
        }
    }

    private List<PromptPart> parts() {
        List<PromptPart> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            double weight = pieces.get(i).weight;
            var text = new StringBuilder(pieces.get(i).text);
            while (i + 1 < pieces.size() && pieces.get(i + 1).weight == weight) {
                text.append(pieces.get(++i).text);
            }
            boolean isBreak = weight == BREAK_WEIGHT && BREAK.contentEquals(text);
            var kind = isBreak ? PromptPart.Kind.BREAK : PromptPart.Kind.TEXT;
            parts.add(new PromptPart(text.toString(), weight, kind));
        }
        return parts.isEmpty() ? List.of(PromptPart.text("", 1)) : List.copyOf(parts);
    }

    /// Text whose weight grows with every bracket that closes around it.
    private static final class Piece {
        private final String text;
        private double weight;

        Piece(String text) {
            this(text, 1);
        }

        Piece(String text, double weight) {
            this.text = text;
            this.weight = weight;
        }
    }
}
