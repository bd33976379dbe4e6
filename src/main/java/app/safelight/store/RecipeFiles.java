package app.safelight.store;

import app.safelight.request.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files a recipe says a picture was made with.
///
/// @param model name of the checkpoint; null where the recipe tells none
/// @param modelHash first digits of its SHA-256; null where the recipe tells none
/// @param autoencoder file name of another autoencoder; null for the checkpoint's own
/// @param autoencoderHash first digits of its SHA-256; null where the recipe tells none
public record RecipeFiles(
        @Nullable String model,
        @Nullable String modelHash,
        @Nullable String autoencoder,
        @Nullable String autoencoderHash) {
    /// How many digits a hash has at least; AUTOMATIC1111's first versions had eight of another hash.
    private static final int DIGITS = 10;

    /// The files a recipe names.
    public static RecipeFiles of(Recipe recipe) {
        Map<String, String> values = recipe.values();
        return new RecipeFiles(
                values.get("Model"), values.get("Model hash"), values.get("VAE"), values.get("VAE hash"));
    }

    /// A sentence for each file that is another than what a picture was made with.
    public List<String> others(Provenance made) {
        List<String> sentences = new ArrayList<>();
        if (differ(model, modelHash, made.modelName(), made.modelHash())) {
            sentences.add("The recipe names the model " + named(model, modelHash) + ", this is "
                    + named(made.modelName(), made.modelHash()) + ".");
        }
        if (autoencoder != null && made.autoencoderName() == null) {
            sentences.add("The recipe names the autoencoder " + named(autoencoder, autoencoderHash)
                    + ", this is the checkpoint's own: name it with --vae.");
        } else if (made.autoencoderName() != null
                && differ(autoencoder, autoencoderHash, made.autoencoderName(), made.autoencoderHash())) {
            sentences.add("The recipe names the autoencoder " + named(autoencoder, autoencoderHash) + ", this is "
                    + named(made.autoencoderName(), made.autoencoderHash()) + ".");
        }
        return sentences;
    }

    /// The model in words: name and hash, as far as they are told.
    public Optional<String> modelInWords() {
        return model == null && modelHash == null ? Optional.empty() : Optional.of(named(model, modelHash));
    }

    /// Hashes decide where both have one, else names.
    private static boolean differ(
            @Nullable String name, @Nullable String hash, @Nullable String otherName, @Nullable String otherHash) {
        if (hash != null && otherHash != null && hash.length() >= DIGITS) {
            String told = hash.toLowerCase(Locale.ROOT);
            return !told.startsWith(otherHash) && !otherHash.startsWith(told);
        }
        return name != null && otherName != null && !name.equalsIgnoreCase(otherName);
    }

    private static String named(@Nullable String name, @Nullable String hash) {
        if (name == null || hash == null) {
            return name == null ? String.valueOf(hash) : name;
        }
        return name + " (" + hash + ")";
    }
}
