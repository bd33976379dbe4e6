package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text as the UNet takes it, whatever the size of the picture.
///
/// @param tokens number of context tokens
/// @param width of the context in channels
/// @param context shape (tokens, width); not copied, nobody writes into it
/// @param pooled SDXL's pooled text; null for other models
record EncodedText(int tokens, int width, float[] context, float @Nullable [] pooled) {
    /// Followed by another text; the pooled text stays.
    EncodedText followedBy(EncodedText other) {
        float[] both = Arrays.copyOf(context, context.length + other.context.length);
        System.arraycopy(other.context, 0, both, context.length, other.context.length);
        return new EncodedText(tokens + other.tokens, width, both, pooled);
    }

    /// With as many tokens as asked for: cut short, or its last one repeated.
    EncodedText withTokens(int count) {
        if (count == tokens) {
            return this;
        }
        float[] values = Arrays.copyOf(context, count * width);
        for (int token = tokens; token < count; token++) {
            System.arraycopy(context, (tokens - 1) * width, values, token * width, width);
        }
        return new EncodedText(count, width, values, pooled);
    }

    /// Nothing but zeros: SDXL's negative prompt where there is none.
    EncodedText zeros() {
        return new EncodedText(
                tokens, width, new float[context.length], pooled == null ? null : new float[pooled.length]);
    }

    /// With the sizes SDXL is told behind the pooled text; other models are told none.
    Conditioning conditioning(PictureSizes sizes) {
        return new Conditioning(tokens, width, context, pooled == null ? null : sizes.behind(pooled));
    }
}
