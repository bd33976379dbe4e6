package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelFamily;
import org.jspecify.annotations.Nullable;

/// The prompts of a request as the UNet takes them.
///
/// @param first of the first pass
/// @param second of the second pass; the first's where there is none
record PassPrompts(Sampling.Prompts first, Sampling.Prompts second) {

    /// The prompts of a request, cut into tokens.
    ///
    /// @param positive what the picture should show
    /// @param negative what it should stay away from
    /// @param size that SDXL is told
    record Texts(PromptTokens positive, PromptTokens negative, ToldSize size) {
        Sampling.Prompts encoded(TextEncoder encoder) {
            Conditioning shown = encoder.encode(positive, size, TextEncoder.Role.PROMPT);
            Conditioning avoided = encoder.encode(negative, size, TextEncoder.Role.NEGATIVE_PROMPT);
            return new Sampling.Prompts(shown, avoided);
        }
    }

    /// The texts of the first pass.
    static Texts first(GenerationRequest request, ImageSize size, PromptTokenizer tokenizer) {
        return new Texts(
                tokenizer.tokens(request.prompt()),
                tokenizer.tokens(request.negativePrompt()),
                ToldSize.of(size, request.tuning().network()));
    }

    /// The texts of the second pass; null where they are the first's and so is what comes of them.
    static @Nullable Texts second(
            GenerationRequest request, @Nullable SecondPass pass, ModelFamily family, PromptTokenizer tokenizer) {
        if (pass == null) {
            return null;
        }
        Hires hires = pass.hires();
        String positive = hires.prompt().isEmpty() ? request.prompt() : hires.prompt();
        String negative = hires.negativePrompt().isEmpty() ? request.negativePrompt() : hires.negativePrompt();
        if (family != ModelFamily.SDXL
                && positive.equals(request.prompt())
                && negative.equals(request.negativePrompt())) {
            return null;
        }
        return new Texts(
                tokenizer.tokens(positive),
                tokenizer.tokens(negative),
                ToldSize.of(pass.size(), request.tuning().network()));
    }

    /// Encodes both.
    ///
    /// @param second null where it is as the first
    static PassPrompts encoded(Texts first, @Nullable Texts second, TextEncoder encoder) {
        Sampling.Prompts prompts = first.encoded(encoder);
        return new PassPrompts(prompts, second == null ? prompts : second.encoded(encoder));
    }
}
