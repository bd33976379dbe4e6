package app.safelight.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of the prompts that `AND` joins.
///
/// The guided prediction is `uncond + Σ weightᵢ · cfg · (condᵢ − uncond)`: Liu et al. 2022, "Compositional Visual
/// Generation with Composable Diffusion Models".
///
/// @param text of the prompt, editing and emphasis still in it
/// @param weight of its guidance, 1 if none is written
/// @param start index in the whole prompt at which the text begins
public record SubPrompt(String text, double weight, int start) {
    private static final String AND = "AND";
    private static final Pattern WEIGHT =
            Pattern.compile("\\s*([-+]?(?:\\d+\\.?|\\d*\\.\\d+))\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    /// Splits a prompt at the word `AND`; a weight is a number after the last colon of its part.
    ///
    /// A negative prompt is not split: there the word is an ordinary one.
    public static List<SubPrompt> split(String prompt) {
        List<SubPrompt> parts = new ArrayList<>();
        int from = 0;
        for (int at = prompt.indexOf(AND); at >= 0; at = prompt.indexOf(AND, at + 1)) {
            int end = at + AND.length();
            boolean whole = (at == 0 || !Spaces.isWord(prompt.codePointBefore(at)))
                    && (end == prompt.length() || !Spaces.isWord(prompt.codePointAt(end)));
            if (whole) {
                parts.add(weighted(prompt.substring(from, at), from));
                from = end;
            }
        }
        parts.add(weighted(prompt.substring(from), from));
        return List.copyOf(parts);
    }

    private static SubPrompt weighted(String part, int start) {
        int colon = part.lastIndexOf(':');
        if (colon >= 0) {
            Matcher number = WEIGHT.matcher(part.substring(colon + 1));
            if (number.matches()) {
                return new SubPrompt(
                        withoutTrailingSpace(part.substring(0, colon)), PlainNumber.parse(number.group(1)), start);
            }
        }
        return new SubPrompt(withoutTrailingSpace(part), 1, start);
    }

    private static String withoutTrailingSpace(String text) {
        int end = text.length();
        while (end > 0 && Spaces.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
