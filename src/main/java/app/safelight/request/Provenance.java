package app.safelight.request;

import org.jspecify.annotations.Nullable;

/// What made a picture, beside the request: goes into its recipe.
///
/// @param modelName the checkpoint's file name without its ending
/// @param modelHash first ten hex digits of the checkpoint's SHA-256
/// @param version of this program
/// @param autoencoderName file name of the autoencoder with its ending; null for the checkpoint's own
/// @param autoencoderHash first ten hex digits of that file's SHA-256; null for the checkpoint's own
public record Provenance(
        String modelName,
        String modelHash,
        String version,
        @Nullable String autoencoderName,
        @Nullable String autoencoderHash) {
    /// What made a picture with the checkpoint's own autoencoder.
    public Provenance(String modelName, String modelHash, String version) {
        this(modelName, modelHash, version, null, null);
    }
}
