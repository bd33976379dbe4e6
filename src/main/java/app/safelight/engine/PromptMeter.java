package app.safelight.engine;

import app.safelight.diffusion.Samplers;
import app.safelight.request.PromptRules;
import app.safelight.request.SamplerType;
import app.safelight.text.PromptReading;
import app.safelight.text.Timeline;
import org.jspecify.annotations.Nullable;

/// Counts the tokens of a prompt and takes it apart, for whoever writes one. Any thread may ask; the first answer waits
/// for the vocabulary.
public final class PromptMeter {
    private static final int USUAL_STEPS = 20;

    private final PromptTokenizer tokenizer = new PromptTokenizer();

    /// How much of its chunks a prompt fills.
    ///
    /// @param tokens up to the end of the text
    /// @param room of the chunks it takes, a multiple of 75
    /// @param problem what cannot be read in it; null where all can
    public record Reading(int tokens, int room, @Nullable String problem) {}

    /// Measures a prompt: the longest of all it says from step to step.
    public Reading measure(String prompt) {
        PromptReading reading =
                tokenizer.read(prompt, PromptRules.USUAL, Timeline.of(USUAL_STEPS, PromptRules.USUAL.editing()));
        if (reading.problem() != null) {
            return new Reading(0, 0, reading.problem());
        }
        PromptReading.Phase longest = reading.longest();
        return new Reading(longest.tokens(), longest.room(), null);
    }

    /// Takes a prompt apart: what applies from which step, with which weight, in which chunk.
    ///
    /// @param steps of the sampler
    public PromptReading read(String prompt, PromptRules rules, SamplerType sampler, int steps) {
        return tokenizer.read(prompt, rules, Timeline.of(steps * Samplers.callsPerStep(sampler), rules.editing()));
    }
}
