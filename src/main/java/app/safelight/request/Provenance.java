package app.safelight.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What made a picture, beside the request: goes into its recipe.
///
/// @param modelName the checkpoint's file name without its ending
/// @param modelHash first ten hex digits of the checkpoint's SHA-256
/// @param version of this program
/// @param autoencoderName file name of the autoencoder with its ending; null for the checkpoint's own
/// @param autoencoderHash first ten hex digits of that file's SHA-256; null for the checkpoint's own
/// @param variant what the model takes beside the noisy latent
/// @param loras that prompts called, in their order
/// @param embeddings that were found in prompts: those of the negative one, then those of the other before them, once
///     for each text encoder
/// @param precision numbers the networks worked with, such as `float32`; null where it is not known
public record Provenance(
        String modelName,
        String modelHash,
        String version,
        @Nullable String autoencoderName,
        @Nullable String autoencoderHash,
        ModelVariant variant,
        List<NamedHash> loras,
        List<NamedHash> embeddings,
        @Nullable String precision) {
    public Provenance {
        loras = List.copyOf(loras);
        embeddings = List.copyOf(embeddings);
    }

    /// What made a picture with a usual model and no further networks.
    public Provenance(
            String modelName,
            String modelHash,
            String version,
            @Nullable String autoencoderName,
            @Nullable String autoencoderHash) {
        this(
                modelName,
                modelHash,
                version,
                autoencoderName,
                autoencoderHash,
                ModelVariant.BASE,
                List.of(),
                List.of(),
                null);
    }

    /// What made a picture with the checkpoint's own autoencoder.
    public Provenance(String modelName, String modelHash, String version) {
        this(modelName, modelHash, version, null, null);
    }

    /// The same for a model of another variant.
    public Provenance with(ModelVariant other) {
        return new Provenance(
                modelName, modelHash, version, autoencoderName, autoencoderHash, other, loras, embeddings, precision);
    }

    /// The same with further networks.
    public Provenance with(List<NamedHash> calledLoras, List<NamedHash> foundEmbeddings) {
        return new Provenance(
                modelName,
                modelHash,
                version,
                autoencoderName,
                autoencoderHash,
                variant,
                calledLoras,
                foundEmbeddings,
                precision);
    }

    /// The same with the precision told.
    public Provenance withPrecision(String name) {
        return new Provenance(
                modelName, modelHash, version, autoencoderName, autoencoderHash, variant, loras, embeddings, name);
    }
}
