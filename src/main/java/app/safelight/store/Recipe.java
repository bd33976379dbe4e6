package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Provenance;
import app.safelight.request.ScheduleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a picture was made, in the form that AUTOMATIC1111's `parameters` text gives it: readable by people, by that
/// program and by many others.
///
/// @param values every other parameter in the order of the text, such as `Steps`, `Sampler`, `Size`
public record Recipe(String prompt, String negativePrompt, Map<String, String> values) {
    private static final String NEGATIVE = "Negative prompt:";
    private static final int FEWEST_PAIRS = 3;

    /// A parameter without a value, which no reader keeps.
    private static final String NOTHING = "None:";

    private static final Pattern SIZE = Pattern.compile("(\\d+)x(\\d+)");

    public Recipe {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The recipe of one picture.
    ///
    /// @param request of this picture alone, with its size settled
    /// @param schedule the schedule used, where the request says "Automatic"
    public static Recipe of(GenerationRequest request, ScheduleType schedule, Provenance provenance) {
        return new Recipe(
                request.prompt(), request.negativePrompt(), new RecipeWriter(request, schedule, provenance).write());
    }

    /// The text: prompt, negative prompt unless empty, one line of parameters.
    public String text() {
        String negative = negativePrompt.isEmpty() ? "" : "\n" + NEGATIVE + " " + negativePrompt;
        String usual = (prompt + negative + "\n" + ParameterLine.write(values)).strip();
        return parse(usual).equals(this) ? usual : guarded();
    }

    /// The text for what would be read otherwise than it is meant: a negative prompt is told even if it is empty, a
    /// line of it that looks like the beginning of one is marked, and a line of parameters follows even if they are
    /// too few to be taken for one.
    private String guarded() {
        String marked = Arrays.stream(negativePrompt.split("\n", -1))
                .map(line -> line.startsWith(NEGATIVE) ? NEGATIVE + " " + line : line)
                .collect(Collectors.joining("\n"));
        StringBuilder line = new StringBuilder(ParameterLine.write(values));
        for (int pairs = values.size(); pairs < FEWEST_PAIRS; pairs++) {
            line.append(line.isEmpty() ? "" : ", ").append(NOTHING);
        }
        return (prompt + "\n" + NEGATIVE + " " + marked + "\n" + line).strip();
    }

    /// Reads such a text. A last line with fewer than three parameters belongs to the prompt.
    public static Recipe parse(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.strip().split("\n", -1)));
        List<ParameterLine.Pair> pairs = ParameterLine.pairs(lines.getLast());
        if (pairs.size() < FEWEST_PAIRS) {
            pairs = List.of();
        } else {
            lines.removeLast();
        }
        StringBuilder prompt = new StringBuilder();
        StringBuilder negative = new StringBuilder();
        StringBuilder open = prompt;
        for (String each : lines) {
            String line = each.strip();
            if (line.startsWith(NEGATIVE)) {
                open = negative;
                line = line.substring(NEGATIVE.length()).strip();
            }
            open.append(open.isEmpty() ? "" : "\n").append(line);
        }
        return new Recipe(prompt.toString(), negative.toString(), ParameterLine.values(pairs));
    }

    /// The parameters with each value that is a size, `WxH`, split in two: `Size` becomes `Size-1` and `Size-2`.
    public Map<String, String> parameters() {
        Map<String, String> split = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Matcher size = SIZE.matcher(value);
            if (size.matches()) {
                split.put(key + "-1", size.group(1));
                split.put(key + "-2", size.group(2));
            } else {
                split.put(key, value);
            }
        });
        return split;
    }
}
