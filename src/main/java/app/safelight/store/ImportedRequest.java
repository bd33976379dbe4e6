package app.safelight.store;

import app.safelight.request.GenerationRequest;
import java.util.List;

/// A request read from a recipe. What the recipe says of a picture to start from counts where the base has one: a
/// recipe cannot name the picture itself.
///
/// @param ignored parameters of the recipe that have no meaning here, or a value that cannot be followed, so that the
///     picture can come out different
public record ImportedRequest(GenerationRequest request, List<String> ignored) {
    public ImportedRequest {
        ignored = List.copyOf(ignored);
    }

    /// Reads a recipe.
    ///
    /// @param base names the files, and counts where the recipe is silent on its size and seed, its sampler and
    ///     steps. Every finer rule the recipe is silent on is as usual. A recipe without any parameters changes the
    ///     prompts alone
    /// @throws StoreException naming the parameter and the value that cannot be used
    public static ImportedRequest of(Recipe recipe, GenerationRequest base) throws StoreException {
        return recipe.values().isEmpty()
                ? new ImportedRequest(base.withPrompts(recipe.prompt(), recipe.negativePrompt()), List.of())
                : new RecipeReader(recipe, base).read();
    }

    /// Reads a seed: any number of 64 bits, with or without sign.
    ///
    /// @throws NumberFormatException if it is none
    public static long seed(String digits) {
        return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
    }
}
