package app.safelight.diffusion;

import org.jspecify.annotations.Nullable;

/// What a prompt is to the UNet.
///
/// @param tokens number of context tokens, a multiple of 77
/// @param width of the context in channels
/// @param context shape (tokens, width); not copied
/// @param vector SDXL's pooled text and size embedding, shape (adm channels); null where the model takes none
public record Conditioning(int tokens, int width, float[] context, float @Nullable [] vector) {
    /// @throws IllegalArgumentException if the context does not fit tokens and width
    public Conditioning {
        if (context.length != (long) tokens * width) {
            throw new IllegalArgumentException("context of " + context.length + " values for " + tokens + "x" + width);
        }
    }
}
