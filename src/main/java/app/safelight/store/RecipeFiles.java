package app.safelight.store;

import app.safelight.request.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files a recipe says a picture was made with.
///
/// @param model name of the checkpoint; null where the recipe tells none
/// @param modelHash first digits of its SHA-256; null where the recipe tells none
/// @param autoencoder file name of another autoencoder; null for the checkpoint's own
/// @param autoencoderHash first digits of its SHA-256; null where the recipe tells none
/// @param networks hashes of the LoRAs and embeddings it tells, by their names
public record RecipeFiles(
        @Nullable String model,
        @Nullable String modelHash,
        @Nullable String autoencoder,
        @Nullable String autoencoderHash,
        Map<String, String> networks) {
    /// How many digits a hash has at least; AUTOMATIC1111's first versions had eight of another hash.
    private static final int DIGITS = 10;

    private static final Pattern NETWORK = Pattern.compile("\\s*([^:,]+): ([^:,]+?)\\s*(?:,|$)");

    public RecipeFiles {
        networks = Map.copyOf(networks);
    }

    /// The files of a recipe without LoRAs and embeddings.
    public RecipeFiles(
            @Nullable String model,
            @Nullable String modelHash,
            @Nullable String autoencoder,
            @Nullable String autoencoderHash) {
        this(model, modelHash, autoencoder, autoencoderHash, Map.of());
    }

    /// The files a recipe names.
    public static RecipeFiles of(Recipe recipe) {
        Map<String, String> values = recipe.values();
        return new RecipeFiles(
                values.get("Model"),
                values.get("Model hash"),
                values.get("VAE"),
                values.get("VAE hash"),
                networks(values.getOrDefault("Lora hashes", "") + ", " + values.getOrDefault("TI hashes", "")));
    }

    private static Map<String, String> networks(String told) {
        Map<String, String> networks = new LinkedHashMap<>();
        NETWORK.matcher(told).results().forEach(found -> networks.put(found.group(1), found.group(2)));
        return networks;
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
        Stream.concat(made.loras().stream(), made.embeddings().stream())
                .distinct()
                .forEach(file -> {
                    String told = networks.get(file.name());
                    if (told != null && differ(file.name(), told, file.name(), file.hash())) {
                        sentences.add("The recipe names " + named(file.name(), told) + ", this is "
                                + named(file.name(), file.hash()) + ".");
                    }
                });
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
