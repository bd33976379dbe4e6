package app.safelight.text;

import app.safelight.request.EmphasisMode;
import java.util.List;

/// What a prompt's weights do to the states of the text encoder.
public final class Emphasis {
    private Emphasis() {}

    /// An encoded chunk and its weights.
    ///
    /// @param states of the text encoder, shape (77, width); not copied
    /// @param weights of the tokens, 77; not copied
    /// @param times how often it stands in the batch
    public record Encoded(float[] states, double[] weights, int times) {
        /// @throws IllegalArgumentException if the states are no multiple of the weights, or it stands nowhere
        public Encoded {
            if (weights.length == 0 || states.length % weights.length != 0 || times < 1) {
                throw new IllegalArgumentException(
                        states.length + " states for " + weights.length + " weights, " + times + " times");
            }
        }

        private double sum() {
            double sum = 0;
            for (float value : states) {
                sum += value;
            }
            return times * sum;
        }
    }

    /// What every state of a batch is multiplied by beside its weight. AUTOMATIC1111 encodes all texts of a schedule
    /// together, and the mean that "Original" restores is that of them all: one text's weights are felt in the
    /// others.
    ///
    /// @param batch the chunks that stand at one place of the schedule's texts
    public static float factor(EmphasisMode mode, List<Encoded> batch) {
        return switch (mode) {
            case IGNORE, NONE, NO_NORM -> 1;
            case ORIGINAL -> {
                double before = 0;
                double after = 0;
                for (Encoded chunk : batch) {
                    before += chunk.sum();
                    float[] weighed = weighed(EmphasisMode.NO_NORM, chunk.states(), chunk.weights(), 1);
                    after += new Encoded(weighed, chunk.weights(), chunk.times()).sum();
                }
                yield (float) (before / after);
            }
        };
    }

    /// The states of a chunk under its weights.
    ///
    /// @param states shape (weights, width)
    /// @param factor of its batch
    public static float[] weighed(EmphasisMode mode, float[] states, double[] weights, float factor) {
        float[] result = states.clone();
        if (mode == EmphasisMode.IGNORE || mode == EmphasisMode.NONE) {
            return result;
        }
        int width = states.length / weights.length;
        for (int i = 0; i < result.length; i++) {
            result[i] = result[i] * (float) weights[i / width] * factor;
        }
        return result;
    }
}
