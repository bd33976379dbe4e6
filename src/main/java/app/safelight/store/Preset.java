package app.safelight.store;

import app.safelight.request.ImageSize;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.nio.file.Path;
import java.util.List;

/// A model with settings that suit it and prompts to begin with.
///
/// @param name for people
/// @param model file name of the checkpoint, in the preset's folder
public record Preset(
        String name,
        String model,
        SamplerType sampler,
        ScheduleType schedule,
        int steps,
        double cfgScale,
        ImageSize size,
        List<String> prompts) {

    private static final List<String> FIELDS =
            List.of("name", "model", "sampler", "schedule", "steps", "cfgScale", "size", "prompts");

    public Preset {
        prompts = List.copyOf(prompts);
    }

    /// Reads the preset of the bundled model.
    ///
    /// @param folder with the presets
    /// @throws StoreException naming the file and the field that is unknown, missing or out of range
    public static Preset bundled(Path folder) throws StoreException {
        return read(folder.resolve("garden.json"));
    }

    /// Reads a preset from its JSON file.
    ///
    /// @throws StoreException naming the file and the field that is unknown, missing or out of range
    public static Preset read(Path file) throws StoreException {
        JsonFields fields = JsonFields.read(file, FIELDS);
        return new Preset(
                fields.needed("name", text -> text),
                fields.needed("model", text -> text),
                fields.needed("sampler", SamplerNames::sampler),
                fields.needed("schedule", SamplerNames::schedule),
                fields.needed("steps", Integer::parseInt),
                fields.needed("cfgScale", Double::parseDouble),
                fields.needed("size", RequestJson::size),
                fields.texts("prompts"));
    }
}
