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
    private final Deque<Open> round = new ArrayDeque<>();
    private final Deque<Open> square = new ArrayDeque<>();
    private final List<BracketNote> notes = new ArrayList<>();

    /// A prompt that has been read.
    ///
    /// @param parts in order; neighbours of equal weight are one part. Never empty
    /// @param sources where the characters of each part stand in the prompt, in order
    /// @param notes on brackets without a partner
    record Parsed(List<PromptPart> parts, List<List<CharRange>> sources, List<BracketNote> notes) {}

    private PromptAttention(String prompt) {
        this.prompt = prompt;
    }

    /// The parts of a prompt in order; neighbours of equal weight are one part. Never empty.
    ///
    /// @throws PromptSyntaxException for a weight that is no number, such as `(a:1.2.3)`
    public static List<PromptPart> parse(String prompt) {
        return read(prompt).parts();
    }

    /// The parts of a prompt and where they stand in it.
    ///
    /// @throws PromptSyntaxException for a weight that is no number
    static Parsed read(String prompt) {
        var reader = new PromptAttention(prompt);
        reader.read();
        return reader.parsed();
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
        toTheEnd(round, ROUND, BracketNote.Meaning.STRONGER_TO_THE_END);
        toTheEnd(square, SQUARE, BracketNote.Meaning.WEAKER_TO_THE_END);
    }

    private void toTheEnd(Deque<Open> brackets, double factor, BracketNote.Meaning meaning) {
        for (Open open : brackets) {
            multiply(open.piece(), factor);
            notes.add(new BracketNote(open.at(), meaning));
        }
    }

    /// A backslash before a bracket or another backslash takes it literally, any other is dropped.
    private int escaped(int at) {
        boolean takes = at + 1 < prompt.length() && "()[]\\".indexOf(prompt.charAt(at + 1)) >= 0;
        int end = takes ? at + 2 : at + 1;
        pieces.add(new Piece(new CharRange(at + 1, end), 1));
        return end;
    }

    private int open(Deque<Open> brackets, int at) {
        brackets.push(new Open(pieces.size(), at));
        return at + 1;
    }

    private int close(Deque<Open> brackets, double factor, int at) {
        if (brackets.isEmpty()) {
            notes.add(new BracketNote(at, BracketNote.Meaning.TEXT));
            addText(at, at + 1);
        } else {
            multiply(brackets.pop().piece(), factor);
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
            addText(at, at + 1);
            return at + 1;
        }
        if (round.isEmpty()) {
            notes.add(new BracketNote(close, BracketNote.Meaning.TEXT));
            addText(at, close + 1);
        } else {
            multiply(round.pop().piece(), weight(from, to));
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
        addText(from, at);
        return at;
    }

    private double weight(int from, int to) {
        String number = prompt.substring(from, to);
        try {
            double weight = PlainNumber.parse(number);
            if (Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new PromptSyntaxException(
                "The weight \"" + number + "\" in the prompt is not a number: write it as in (words:1.3), or put a"
                        + " backslash before brackets that are meant as text.",
                from);
    }

    /// Adds text, cut at every `BREAK` that is a whole word; white space around it goes with it.
    private void addText(int start, int stop) {
        int from = start;
        for (int at = prompt.indexOf(BREAK, start, stop); at >= 0; at = prompt.indexOf(BREAK, at + 1, stop)) {
            int end = at + BREAK.length();
            boolean whole = (at == start || !Spaces.isWord(prompt.codePointBefore(at)))
                    && (end == stop || !Spaces.isWord(prompt.codePointAt(end)));
            if (whole) {
                int before = at;
                while (before > from && Spaces.isSpace(prompt.charAt(before - 1))) {
                    before--;
                }
                pieces.add(new Piece(new CharRange(from, before), 1));
                pieces.add(new Piece(new CharRange(at, end), BREAK_WEIGHT));
                from = end;
                while (from < stop && Spaces.isSpace(prompt.charAt(from))) {
                    from++;
                }
            }
        }
        pieces.add(new Piece(new CharRange(from, stop), 1));
    }

    private void multiply(int from, double factor) {
        for (Piece piece : pieces.subList(from, pieces.size())) {
            piece.weight *= factor;
        }
    }

    private Parsed parsed() {
        List<PromptPart> parts = new ArrayList<>();
        List<List<CharRange>> sources = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            double weight = pieces.get(i).weight;
            var text = new StringBuilder();
            List<CharRange> source = new ArrayList<>();
            take(pieces.get(i).range, text, source);
            while (i + 1 < pieces.size() && pieces.get(i + 1).weight == weight) {
                take(pieces.get(++i).range, text, source);
            }
            boolean isBreak = weight == BREAK_WEIGHT && BREAK.contentEquals(text);
            var kind = isBreak ? PromptPart.Kind.BREAK : PromptPart.Kind.TEXT;
            parts.add(new PromptPart(text.toString(), weight, kind));
            sources.add(List.copyOf(source));
        }
        if (parts.isEmpty()) {
            parts.add(PromptPart.text("", 1));
            sources.add(List.of());
        }
        return new Parsed(List.copyOf(parts), List.copyOf(sources), List.copyOf(notes));
    }

    private void take(CharRange range, StringBuilder text, List<CharRange> source) {
        text.append(prompt, range.from(), range.to());
        if (range.to() > range.from()) {
            source.add(range);
        }
    }

    /// A bracket that waits for its partner.
    ///
    /// @param piece index of the first piece inside
    /// @param at its own index
    private record Open(int piece, int at) {}

    /// Text whose weight grows with every bracket that closes around it.
    private static final class Piece {
        private final CharRange range;
        private double weight;

        Piece(CharRange range, double weight) {
            this.range = range;
            this.weight = weight;
        }
    }
}
