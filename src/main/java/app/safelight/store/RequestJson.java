package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Prediction;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request as a JSON file: the fields of [GenerationRequest] and its parts by their names, samplers, schedules and
/// whatever else is one of a few by its label.
public final class RequestJson {
    private RequestJson() {}

    /// The file's text.
    public static String write(GenerationRequest request) {
        return JsonText.of(request);
    }

    /// Reads a file. What it leaves out of the finer parts counts as usual; `model`, `prediction`, `size`, `start`,
    /// `autoencoder`, `hires` and `tuning` can be absent or null, nothing else of the request itself.
    ///
    /// @throws StoreException naming the file and the field that is unknown, missing or out of range
    public static GenerationRequest read(Path file) throws StoreException {
        return parse(TextFile.read(file), file);
    }

    /// Reads a text as [#read(Path)] reads a file's.
    ///
    /// @param origin the file the text comes from
    /// @throws StoreException naming the origin and the field that is unknown, missing or out of range
    public static GenerationRequest parse(String text, Path origin) throws StoreException {
        ObjectNode request = JsonText.object(text, origin);
        settleNames(request, origin);
        settleBlur(request);
        return new RecordReader(origin.toString()).read(GenerationRequest.class, request);
    }

    /// A sampler can be named together with its schedule, in any spelling.
    private static void settleNames(ObjectNode request, Path origin) throws StoreException {
        if (!request.path("sampler").isString() || !request.path("schedule").isString()) {
            return; // said by the reader
        }
        var names = SamplerNames.split(
                request.get("sampler").asString(), request.get("schedule").asString());
        try {
            request.put("sampler", SamplerNames.sampler(names.sampler()).label());
            request.put("schedule", SamplerNames.schedule(names.schedule()).label());
        } catch (IllegalArgumentException e) {
            throw new StoreException(origin + ": it cannot be followed: " + e.getMessage() + ".", e);
        }
    }

    /// Files had one blur for rows and columns once.
    private static void settleBlur(ObjectNode request) {
        if (request.path("start").path("inpainting") instanceof ObjectNode inpainting && inpainting.has("maskBlur")) {
            JsonNode blur = inpainting.remove("maskBlur");
            inpainting.set("blurX", blur);
            inpainting.set("blurY", blur);
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
        return Sizes.picture(text);
    }
}
