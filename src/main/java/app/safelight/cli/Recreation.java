package app.safelight.cli;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Raster;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.store.ImportedRequest;
import app.safelight.store.PictureFile;
import app.safelight.store.PictureInput;
import app.safelight.store.Preset;
import app.safelight.store.Recipe;
import app.safelight.store.RecipeFiles;
import app.safelight.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is to be made again: a picture, its recipe, and the request that comes of it.
///
/// @param picture the original
/// @param files what the recipe says it was made with
/// @param asked the request, and what of the recipe it leaves out
record Recreation(Path picture, RecipeFiles files, ImportedRequest asked) {
    private static final int USUAL_STEPS = 20;
    private static final double USUAL_CFG = 7;

    private static final List<String> OF_A_SECOND_PASS = List.of("Hires upscale", "Hires resize", "Hires upscaler");
    private static final List<String> OF_A_MASK = List.of(
            "Mask blur",
            "Mask mode",
            "Masked content",
            "Inpaint area",
            "Masked area padding",
            "Soft inpainting enabled");

    /// Reads the recipe inside a picture.
    ///
    /// @param model path of the checkpoint; null for the bundled one
    /// @param options win over the recipe
    /// @param presets folder of the bundled model's preset
    /// @throws StoreException if the picture has no recipe that can be followed, or one that needs a file not named
    /// @throws IllegalArgumentException if options are out of range or clash
    static Recreation of(Path picture, @Nullable String model, FinerOptions options, Path presets)
            throws StoreException {
        String text =
                PictureFile.recipe(picture).orElseThrow(() -> new StoreException(picture + " has no recipe inside."));
        Recipe recipe = Recipe.parse(text);
        if (recipe.values().isEmpty()) {
            throw new StoreException(picture + " has a prompt inside, but nothing of how it was made.");
        }
        RecipeFiles files = RecipeFiles.of(recipe);
        if (model == null) {
            checkBundled(picture, files, presets);
        }
        GenerationRequest usual = new GenerationRequest(
                "", "", model, null, SamplerType.EULER, ScheduleType.AUTOMATIC, USUAL_STEPS, USUAL_CFG, 0, null, 1);
        GenerationRequest named = options.files(usual);
        checkPictures(picture, recipe, named);
        ImportedRequest read = ImportedRequest.of(recipe, named);
        return new Recreation(picture, files, new ImportedRequest(options.override(read.request()), read.ignored()));
    }

    /// How far what was made is from the original.
    ///
    /// @throws StoreException if the original cannot be read or has another size
    Distance distance(Raster made) throws StoreException {
        try {
            return Distance.between(made, PictureInput.read(picture));
        } catch (IllegalArgumentException e) {
            throw new StoreException(picture + " cannot be compared: " + e.getMessage() + ".", e);
        }
    }

    /// Without a model named, the recipe must be one of the bundled model.
    private static void checkBundled(Path picture, RecipeFiles files, Path presets) throws StoreException {
        String bundled = Preset.bundled(presets).model();
        String name = bundled.substring(0, bundled.lastIndexOf('.'));
        if (!name.equals(files.model())) {
            throw new StoreException(picture + " was made with "
                    + files.modelInWords().map(words -> "the model " + words).orElse("a model that it does not name")
                    + ", which is not here: name its file with --model.");
        }
    }

    /// A recipe cannot hold the pictures it began with.
    private static void checkPictures(Path picture, Recipe recipe, GenerationRequest named) throws StoreException {
        boolean masked = hasAny(recipe, OF_A_MASK);
        boolean denoised = recipe.values().containsKey("Denoising strength")
                && !recipe.values().get("Denoising strength").matches("0(\\.0*)?")
                && !hasAny(recipe, OF_A_SECOND_PASS);
        if (named.start() == null && (masked || denoised)) {
            throw new StoreException(picture + " was made from another picture, which its recipe cannot hold: name that"
                    + " with --init" + (masked ? ", and its mask with --mask." : "."));
        }
        if (masked && named.start() != null && named.start().inpainting() == null) {
            throw new StoreException(
                    picture + " was painted under a mask, which its recipe cannot hold: name that with --mask.");
        }
    }

    private static boolean hasAny(Recipe recipe, List<String> keys) {
        Stream<String> told = keys.stream();
        return told.anyMatch(recipe.values()::containsKey);
    }
}
