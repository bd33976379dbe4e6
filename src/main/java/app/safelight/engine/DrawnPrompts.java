package app.safelight.engine;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.NoiseRules;
import app.safelight.request.PromptRules;
import app.safelight.text.PromptChoices;
import app.safelight.text.WordLists;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the prompts of a request come to for each of its pictures, where they leave choices to the seed.
final class DrawnPrompts {
    private final GenerationRequest request;

    /// @param request for a whole batch
    DrawnPrompts(GenerationRequest request) {
        this.request = request;
    }

    /// Number of pictures.
    int count() {
        return request.count();
    }

    /// Whether pictures of the batch can have prompts of their own.
    boolean differ() {
        return request.tuning().prompts().wordLists() != null;
    }

    /// The request for one picture, its choices drawn and its prompts plain text from then on.
    ///
    /// @throws EngineException if a list is missing, or the choices have no end
    GenerationRequest single(int picture) throws EngineException {
        GenerationRequest single = request.single(picture);
        PromptRules rules = single.tuning().prompts();
        String folder = rules.wordLists();
        if (folder == null) {
            return single;
        }
        NoiseRules noise = single.tuning().noise();
        long seed = noise.variationStrength() == 0 ? single.seed() : single.seed() + noise.variationSeed();
        WordLists lists = new WordFiles(Path.of(folder));
        try {
            String prompt = PromptChoices.drawn(single.prompt(), seed, 0, lists);
            String negative = PromptChoices.drawn(single.negativePrompt(), seed, 1, lists);
            return single.withPrompts(prompt, negative)
                    .withHires(drawn(single.hires(), seed, lists))
                    .withTuning(single.tuning().with(rules.withWordLists(null)));
        } catch (IllegalArgumentException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable Hires drawn(@Nullable Hires hires, long seed, WordLists lists) {
        if (hires == null) {
            return null;
        }
        return hires.withPrompts(
                PromptChoices.drawn(hires.prompt(), seed, 2, lists),
                PromptChoices.drawn(hires.negativePrompt(), seed, 3, lists));
    }
}
