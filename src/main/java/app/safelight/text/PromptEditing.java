package app.safelight.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads prompt editing as AUTOMATIC1111 writes it: `[from:to:when]`, `[to:when]`, `[from::when]` and `[a|b|c]`, nested
/// at will, also inside emphasis.
///
/// Brackets that form none of these are text. A `|` outside square brackets, or a backslash with nothing after
/// it, makes the whole prompt text.
public final class PromptEditing {
    private static final Pattern NUMBER = Pattern.compile(
            "\\s*([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\\s*]", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String BRACKETS = "[]():";

    /// Brackets open inside each other beyond this are text; it keeps the reader's own stack small.
    private static final int DEEPEST = 200;

    private final String prompt;
    private int at;
    private int depth;

    /// What the prompt says for a span of steps.
    ///
    /// @param lastStep last step of the span, counted from 1
    /// @param text in words, emphasis still in it
    public record Span(int lastStep, String text) {}

    /// A prompt that has been read.
    ///
    /// @param tree what it says
    /// @param obstacle index of what made the whole of it text; -1 if nothing did
    record Parsed(PromptNode tree, int obstacle) {
        /// The last steps of all spans, ascending.
        int[] ends(Timeline timeline) {
            var ends = new BitSet();
            ends.set(timeline.steps());
            tree.collectEnds(timeline, ends);
            return ends.stream().toArray();
        }
    }

    private PromptEditing(String prompt) {
        this.prompt = prompt;
    }

    /// The spans of a prompt in order; the last ends with the last step.
    public static List<Span> schedule(String prompt, Timeline timeline) {
        Parsed parsed = parse(prompt);
        Map<String, String> texts = new HashMap<>();
        List<Span> spans = new ArrayList<>();
        for (int end : parsed.ends(timeline)) {
            var text = new StringBuilder(prompt.length());
            parsed.tree().write(end, timeline, range -> text.append(prompt, range.from(), range.to()));
            spans.add(new Span(end, texts.computeIfAbsent(text.toString(), same -> same)));
        }
        return List.copyOf(spans);
    }

    static Parsed parse(String prompt) {
        return new PromptEditing(prompt).read();
    }

    private Parsed read() {
        List<PromptNode> parts = new ArrayList<>();
        while (at < prompt.length()) {
            PromptNode part = part();
            if (part != null) {
                parts.add(part);
            } else if (BRACKETS.indexOf(prompt.charAt(at)) >= 0) {
                parts.add(fixed(at, ++at));
            } else {
                return new Parsed(fixed(0, prompt.length()), at);
            }
        }
        return new Parsed(new PromptNode.Sequence(parts), -1);
    }

    private static PromptNode fixed(int from, int to) {
        return new PromptNode.Fixed(new CharRange(from, to));
    }

    /// The text, emphasis, edit or alternation that begins here; null, and no move, if none does.
    private @Nullable PromptNode part() {
        int start = at;
        boolean bracket = prompt.charAt(at) == '(' || prompt.charAt(at) == '[';
        if (!bracket) {
            return plain();
        }
        if (depth == DEEPEST) {
            return null;
        }
        depth++;
        at++;
        PromptNode node = prompt.charAt(start) == '(' ? round() : square();
        depth--;
        if (node == null) {
            at = start;
        }
        return node;
    }

    private @Nullable PromptNode plain() {
        int start = at;
        while (at < prompt.length() && "[]():|".indexOf(prompt.charAt(at)) < 0) {
            if (prompt.charAt(at) == '\\') {
                if (at + 1 == prompt.length() || prompt.charAt(at + 1) == '\n') {
                    break;
                }
                at++;
            }
            at++;
        }
        return at == start ? null : fixed(start, at);
    }

    /// Parts up to a bracket, colon or bar that begins none of them.
    private PromptNode sequence() {
        List<PromptNode> parts = new ArrayList<>();
        while (at < prompt.length()) {
            PromptNode part = part();
            if (part == null) {
                break;
            }
            parts.add(part);
        }
        return new PromptNode.Sequence(parts);
    }

    private boolean skip(char c) {
        boolean here = at < prompt.length() && prompt.charAt(at) == c;
        if (here) {
            at++;
        }
        return here;
    }

    /// `(text)` or `(text:text)`, which stay as they are but for what is edited inside.
    private @Nullable PromptNode round() {
        int open = at - 1;
        PromptNode first = sequence();
        int colon = at;
        if (skip(')')) {
            return bracketed(open, first);
        }
        if (!skip(':')) {
            return null;
        }
        PromptNode second = sequence();
        return skip(')')
                ? bracketed(open, new PromptNode.Sequence(List.of(first, fixed(colon, colon + 1), second)))
                : null;
    }

    /// What has just been closed, with its brackets.
    private PromptNode bracketed(int open, PromptNode inner) {
        return new PromptNode.Sequence(List.of(fixed(open, open + 1), inner, fixed(at - 1, at)));
    }

    private @Nullable PromptNode square() {
        int open = at - 1;
        PromptNode first = sequence();
        if (skip(']')) {
            return bracketed(open, first);
        }
        if (skip('|')) {
            return alternation(first);
        }
        if (!skip(':')) {
            return null;
        }
        String when = when();
        if (when != null) {
            return new PromptNode.Edited(fixed(open, open), first, when);
        }
        PromptNode second = sequence();
        when = skip(':') ? when() : null;
        return when == null ? null : new PromptNode.Edited(first, second, when);
    }

    private @Nullable PromptNode alternation(PromptNode first) {
        List<PromptNode> options = new ArrayList<>();
        options.add(first);
        do {
            options.add(sequence());
        } while (skip('|'));
        return skip(']') ? new PromptNode.Alternating(options) : null;
    }

    /// The number that ends an edit, with its closing bracket; null, and no move, if there is none.
    private @Nullable String when() {
        Matcher number = NUMBER.matcher(prompt).region(at, prompt.length());
        if (!number.lookingAt()) {
            return null;
        }
        at = number.end();
        return number.group(1);
    }
}
