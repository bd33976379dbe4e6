package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A request as a JSON file: the fields of [GenerationRequest] by their names, samplers and schedules by their labels.
public final class RequestJson {
    private static final List<String> FIELDS = List.of(
            "prompt",
            "negativePrompt",
            "model",
            "prediction",
            "sampler",
            "schedule",
            "steps",
            "cfgScale",
            "seed",
            "size",
            "count",
            "start");

    private RequestJson() {}

    /// The file's text.
    public static String write(GenerationRequest request) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        ImageSize size = request.size();
        Prediction prediction = request.prediction();
        fields.put("prompt", request.prompt());
        fields.put("negativePrompt", request.negativePrompt());
        fields.put("model", request.model());
        fields.put("prediction", prediction == null ? null : prediction.name().toLowerCase(Locale.ROOT));
        fields.put("sampler", request.sampler().label());
        fields.put("schedule", request.schedule().label());
        fields.put("steps", request.steps());
        fields.put("cfgScale", request.cfgScale());
        fields.put("seed", request.seed());
        fields.put("size", size == null ? null : size.toString());
        fields.put("count", request.count());
        fields.put("start", StartJson.fields(request.start()));
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(fields);
    }

    /// Reads a file. `model`, `prediction`, `size` and `start` can be absent or null, nothing else.
    ///
    /// @throws StoreException naming the file and the field that is unknown, missing or out of range
    public static GenerationRequest read(Path file) throws StoreException {
        return read(JsonFields.read(file, FIELDS));
    }

    /// Reads a text as [#read(Path)] reads a file's.
    ///
    /// @param origin the file the text comes from
    /// @throws StoreException naming the origin and the field that is unknown, missing or out of range
    public static GenerationRequest parse(String text, Path origin) throws StoreException {
        return read(JsonFields.of(origin, text, FIELDS));
    }

    private static GenerationRequest read(JsonFields fields) throws StoreException {
        var names = SamplerNames.split(fields.needed("sampler", text -> text), fields.needed("schedule", text -> text));
        String prompt = fields.needed("prompt", text -> text);
        String negative = fields.needed("negativePrompt", text -> text);
        String model = fields.text("model");
        Prediction prediction = fields.optional("prediction", RequestJson::prediction);
        int steps = fields.needed("steps", Integer::parseInt);
        double cfgScale = fields.needed("cfgScale", Double::parseDouble);
        long seed = fields.needed("seed", ImportedRequest::seed);
        ImageSize size = fields.optional("size", RequestJson::size);
        int count = fields.needed("count", Integer::parseInt);
        PictureStart start = StartJson.read(fields.object("start", StartJson.FIELDS));
        try {
            return new GenerationRequest(
                    prompt,
                    negative,
                    model,
                    prediction,
                    SamplerNames.sampler(names.sampler()),
                    SamplerNames.schedule(names.schedule()),
                    steps,
                    cfgScale,
                    seed,
                    size,
                    count,
                    start);
        } catch (IllegalArgumentException e) {
            throw fields.bad("it cannot be followed", e);
        }
    }

    /// Reads `epsilon` or `v`.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static Prediction prediction(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "epsilon" -> Prediction.EPSILON;
            case "v" -> Prediction.V;
            default -> throw new IllegalArgumentException("it is neither epsilon nor v");
        };
    }

    /// Reads a size as `512x768`.
    ///
    /// @throws IllegalArgumentException if it is none, or no picture can have it
    public static ImageSize size(String text) {
        String[] sides = text.toLowerCase(Locale.ROOT).split("x", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("it is not of the form 512x768");
        }
        return new ImageSize(Integer.parseInt(sides[0].strip()), Integer.parseInt(sides[1].strip()));
    }
}
