package app.safelight.store;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A named pair of texts that a prompt and its negative are put into, as AUTOMATIC1111's styles are: where a text says
/// `{prompt}` the prompt goes there, else the text is put behind it after a comma.
///
/// @param prompt what the prompt is put into; empty for nothing
/// @param negativePrompt what the negative prompt is put into; empty for nothing
public record Style(String name, String prompt, String negativePrompt) {
    private static final String PLACE = "{prompt}";
    private static final String BETWEEN = ", ";

    /// A prompt and its negative.
    public record Prompts(String prompt, String negativePrompt) {}

    /// The prompts in this style.
    public Prompts applied(Prompts plain) {
        return new Prompts(applied(prompt, plain.prompt()), applied(negativePrompt, plain.negativePrompt()));
    }

    private static String applied(String style, String plain) {
        if (style.contains(PLACE)) {
            return style.replace(PLACE, plain);
        }
        return Stream.of(stripped(plain), stripped(style))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(BETWEEN));
    }

    /// The prompts this style was put on, where it can be seen in both; where only blanks tell them apart, they are
    /// gone.
    public Optional<Prompts> removedFrom(Prompts styled) {
        if (prompt.isEmpty() && negativePrompt.isEmpty()) {
            return Optional.empty();
        }
        return removed(prompt, styled.prompt())
                .flatMap(plain ->
                        removed(negativePrompt, styled.negativePrompt()).map(negative -> new Prompts(plain, negative)));
    }

    private static Optional<String> removed(String style, String styled) {
        String text = stripped(styled);
        String wanted = stripped(style);
        int place = wanted.indexOf(PLACE);
        if (place < 0) {
            if (!text.endsWith(wanted)) {
                return Optional.empty();
            }
            String rest = text.substring(0, text.length() - wanted.length());
            return Optional.of(rest.endsWith(BETWEEN) ? rest.substring(0, rest.length() - BETWEEN.length()) : rest);
        }
        String left = wanted.substring(0, place);
        String right = wanted.substring(place + PLACE.length());
        if (!text.startsWith(left) || !text.endsWith(right)) {
            return Optional.empty();
        }
        return Optional.of(text.substring(left.length(), Math.max(left.length(), text.length() - right.length())));
    }

    /// Without blanks of any kind at both ends, as Python strips them.
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
