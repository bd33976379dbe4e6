package app.safelight.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Choices in a prompt, drawn by a seed: of `{red|green|blue}` one stays, in place of `__flowers__` comes one line of
/// the list of that name. Choices may hold choices, and `{3::red|green}` draws red three times as often as green.
///
/// Braces without a `|` between them, or without their other half, are plain text; a `|` in square brackets belongs to
/// them. `\{`, `\}`, `\|` and `\__` stand for the signs themselves.
public final class PromptChoices {
    private static final Pattern NAME = Pattern.compile("__([\\p{L}\\p{N}]++(?:(?:_(?!_)|[ /-])[\\p{L}\\p{N}]++)*+)__");
    private static final int DEEPEST = 64;
    private static final int MOST_DRAWN = 10_000;
    private static final int LONGEST = 100_000;

    private final WordLists lists;
    private final SplitMix random;
    private final Deque<String> open = new ArrayDeque<>();
    private int drawn;

    private PromptChoices(WordLists lists, SplitMix random) {
        this.lists = lists;
        this.random = random;
    }

    /// The text with all its choices drawn.
    ///
    /// @param stream tells apart texts that are drawn by one seed, so that changing one leaves the other's
    ///     alone
    /// @throws PromptSyntaxException if the choices are too many, too deep, or have no end
    /// @throws IllegalArgumentException if a list is missing
    public static String drawn(String text, long seed, int stream, WordLists lists) {
        return new PromptChoices(lists, new SplitMix(seed, stream)).resolved(text, 0);
    }

    /// @param depth how many choices the text was drawn from
    private String resolved(String text, int depth) {
        if (depth > DEEPEST) {
            throw new PromptSyntaxException("choices lie more than " + DEEPEST + " deep in one another", 0);
        }
        refuseLong(text.length());
        Braces braces = Braces.of(text);
        Matcher name = NAME.matcher(text);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            if (braces.openAt(i)) {
                result.append(resolved(pick(Weighted.of(braces.options(i), i), i), depth + 1));
                i = braces.end(i) + 1;
            } else if (text.startsWith("__", i) && name.region(i, text.length()).lookingAt()) {
                result.append(fromList(name.group(1), i, depth));
                i = name.end();
            } else {
                i += plain(text, i, result);
            }
            refuseLong(result.length());
        }
        return result.toString();
    }

    private static void refuseLong(int length) {
        if (length > LONGEST) {
            throw new PromptSyntaxException("a prompt with choices is longer than " + LONGEST + " characters", 0);
        }
    }

    /// Takes over a character, or two that belong together, without the backslash that made a sign plain.
    ///
    /// @return how many characters of the text that were
    private static int plain(String text, int i, StringBuilder result) {
        char next = text.charAt(i) == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        if (next == '{' || next == '}' || next == '|') {
            result.append(next);
            return 2;
        }
        if (next == '_' && text.startsWith("__", i + 1)) {
            result.append("__");
            return "\\__".length();
        }
        int length = next == '\\' ? 2 : 1;
        result.append(text, i, i + length);
        return length;
    }

    private String fromList(String name, int position, int depth) {
        if (open.contains(name)) {
            throw new PromptSyntaxException("the list " + name + " draws from itself", position);
        }
        open.push(name);
        String line = pick(Weighted.of(lists.choices(name), position), position);
        String result = resolved(line, depth + 1);
        open.pop();
        return result;
    }

    private String pick(Weighted options, int position) {
        drawn++;
        if (drawn > MOST_DRAWN) {
            throw new PromptSyntaxException("the prompt has more than " + MOST_DRAWN + " choices", position);
        }
        return options.at(random.nextShare());
    }
}
