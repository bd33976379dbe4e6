package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.Provenance;
import app.safelight.request.ScheduleType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a picture was made, in the form that AUTOMATIC1111's `parameters` text gives it: readable by people, by that
/// program and by many others.
///
/// @param values every other parameter in the order of the text, such as `Steps`, `Sampler`, `Size`
public record Recipe(String prompt, String negativePrompt, Map<String, String> values) {
    private static final String NEGATIVE = "Negative prompt:";
    private static final int FEWEST_PAIRS = 3;
    private static final Pattern SIZE = Pattern.compile("(\\d+)x(\\d+)");

    public Recipe {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The recipe of one picture.
    ///
    /// @param request of this picture alone, with its size settled
    /// @param schedule the schedule used, where the request says "Automatic"
    public static Recipe of(GenerationRequest request, ScheduleType schedule, Provenance provenance) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Steps", Integer.toString(request.steps()));
        values.put("Sampler", request.sampler().label());
        values.put("Schedule type", schedule.label());
        values.put("CFG scale", plain(request.cfgScale()));
        values.put("Seed", Long.toUnsignedString(request.seed()));
        values.put("Size", Objects.requireNonNull(request.size(), "size").toString());
        values.put("Model hash", provenance.modelHash());
        values.put("Model", provenance.modelName());
        PictureStart start = request.start();
        if (start != null) {
            values.putAll(StartParameters.write(start));
        }
        values.put("RNG", "NV");
        Prediction prediction = request.prediction();
        if (prediction != null) {
            values.put("Prediction", prediction == Prediction.V ? "v" : "epsilon");
        }
        values.put("Version", "Safelight " + provenance.version());
        return new Recipe(request.prompt(), request.negativePrompt(), values);
    }

    /// A number without an exponent or idle zeros.
    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /// The text: prompt, negative prompt unless empty, one line of parameters.
    public String text() {
        String negative = negativePrompt.isEmpty() ? "" : "\n" + NEGATIVE + " " + negativePrompt;
        return (prompt + negative + "\n" + ParameterLine.write(values)).strip();
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
