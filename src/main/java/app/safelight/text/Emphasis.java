package app.safelight.text;

import java.util.List;

/// What brackets in a prompt do.
public enum Emphasis {
    /// Each token's state is multiplied by its weight; then the chunk is scaled to the mean it had before.
    ORIGINAL("Original"),
    /// Each token's state is multiplied by its weight.
    NO_NORM("No norm"),
    /// Brackets are read and left out, weights have no effect.
    IGNORE("Ignore"),
    /// Brackets are text like any other.
    NONE("None");

    private final String label;

    Emphasis(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }

    /// The parts of a prompt; one part of weight 1 where brackets are text.
    ///
    /// @throws PromptSyntaxException if a weight is no number
    public List<PromptPart> parse(String prompt) {
        return this == NONE ? List.of(PromptPart.text(prompt, 1)) : PromptAttention.parse(prompt);
    }

    /// Weighs the states of one encoded chunk in place.
    ///
    /// @param states of the text encoder, shape (77, width)
    /// @param weights of the tokens, 77
    public void apply(float[] states, double[] weights) {
        if (this == IGNORE || this == NONE) {
            return;
        }
        int width = states.length / weights.length;
        double before = sum(states);
        for (int token = 0; token < weights.length; token++) {
            float weight = (float) weights[token];
            for (int i = token * width; i < (token + 1) * width; i++) {
                states[i] *= weight;
            }
        }
        if (this == ORIGINAL) {
            float scale = (float) (before / sum(states));
            for (int i = 0; i < states.length; i++) {
                states[i] *= scale;
            }
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
