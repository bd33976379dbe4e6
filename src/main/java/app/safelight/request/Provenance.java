package app.safelight.request;

/// What made a picture, beside the request: goes into its recipe.
///
/// @param modelName the checkpoint's file name without its ending
/// @param modelHash first ten hex digits of the checkpoint's SHA-256
/// @param version of this program
public record Provenance(String modelName, String modelHash, String version) {}
