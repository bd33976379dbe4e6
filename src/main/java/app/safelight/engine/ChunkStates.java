package app.safelight.engine;

import app.safelight.weights.TextEncoderKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chunk of a prompt as the text encoders give it, not weighted yet.
///
/// @param parts of each encoder whose states stand side by side; at least one
/// @param pooled SDXL's pooled text; null for other models. Not copied, nobody writes into it
public record ChunkStates(List<Part> parts, float @Nullable [] pooled) {
    /// @throws IllegalArgumentException if there is no part
    public ChunkStates {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts is empty");
        }
    }

    /// A chunk of a model with one encoder and no pooled text.
    public static ChunkStates alone(Part part) {
        return new ChunkStates(List.of(part), null);
    }

    /// One encoder's states.
    ///
    /// @param encoder whose they are
    /// @param values shape (77, width); not copied, nobody writes into it
    public record Part(TextEncoderKind encoder, float[] values) {
        /// @throws IllegalArgumentException if they are not those of 77 tokens
        public Part {
            if (values.length == 0 || values.length % ChunkTokens.LENGTH != 0) {
                throw new IllegalArgumentException(values.length + " states are not those of a chunk");
            }
        }

        int width() {
            return values.length / ChunkTokens.LENGTH;
        }
    }

    /// Number of values it holds.
    int size() {
        int size = pooled == null ? 0 : pooled.length;
        for (Part part : parts) {
            size += part.values().length;
        }
        return size;
    }
}
