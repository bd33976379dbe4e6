package app.safelight.request;

import org.jspecify.annotations.Nullable;

/// Everything that affects a picture. A knob that is not in here does not exist.
///
/// @param prompt what the picture should show
/// @param negativePrompt what it should stay away from; empty for nothing
/// @param model path of the checkpoint; null for the bundled model
/// @param prediction what the network predicts; null for what the checkpoint says
/// @param sampler how the latent is walked from noise to picture
/// @param schedule the noise levels of the walk
/// @param steps number of sampler steps, 1 to 1000
/// @param cfgScale strength of classifier-free guidance, 0 to 100; 1 switches it off
/// @param seed the first picture's seed, of which all 64 bits count; picture i of a batch has seed + i
/// @param size of the picture; null for the model's own
/// @param count number of pictures, 1 to 10 000
/// @param start the picture to start from; null for noise alone
/// @param autoencoder path of the autoencoder's file; null for the checkpoint's own
/// @param hires the second pass at a larger size; null for none
/// @param tuning the finer rules
public record GenerationRequest(
        String prompt,
        String negativePrompt,
        @Nullable String model,
        @Nullable Prediction prediction,
        SamplerType sampler,
        ScheduleType schedule,
        int steps,
        double cfgScale,
        long seed,
        @Nullable ImageSize size,
        int count,
        @Nullable PictureStart start,
        @Nullable String autoencoder,
        @Nullable Hires hires,
        Tuning tuning) {

    private static final int MOST_STEPS = 1000;
    private static final int MOST_PICTURES = 10_000;
    private static final int HIGHEST_CFG = 100;

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public GenerationRequest {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("steps " + steps + " is not from 1 to " + MOST_STEPS);
        }
        if (!(cfgScale >= 0 && cfgScale <= HIGHEST_CFG)) {
            throw new IllegalArgumentException("cfgScale " + cfgScale + " is not from 0 to " + HIGHEST_CFG);
        }
        if (count < 1 || count > MOST_PICTURES) {
            throw new IllegalArgumentException("count " + count + " is not from 1 to " + MOST_PICTURES);
        }
    }

    /// A request with the usual rules.
    ///
    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public GenerationRequest(
            String prompt,
            String negativePrompt,
            @Nullable String model,
            @Nullable Prediction prediction,
            SamplerType sampler,
            ScheduleType schedule,
            int steps,
            double cfgScale,
            long seed,
            @Nullable ImageSize size,
            int count,
            @Nullable PictureStart start) {
        this(
                prompt,
                negativePrompt,
                model,
                prediction,
                sampler,
                schedule,
                steps,
                cfgScale,
                seed,
                size,
                count,
                start,
                null,
                null,
                Tuning.USUAL);
    }

    /// A request with the usual rules that starts from noise alone.
    ///
    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public GenerationRequest(
            String prompt,
            String negativePrompt,
            @Nullable String model,
            @Nullable Prediction prediction,
            SamplerType sampler,
            ScheduleType schedule,
            int steps,
            double cfgScale,
            long seed,
            @Nullable ImageSize size,
            int count) {
        this(prompt, negativePrompt, model, prediction, sampler, schedule, steps, cfgScale, seed, size, count, null);
    }

    /// The same request for picture `index` of the batch alone. Its seed has moved on by the index; with a variation
    /// the seed stays and the variation's moves.
    public GenerationRequest single(int index) {
        NoiseRules noise = tuning.noise();
        boolean varied = noise.variationStrength() != 0;
        return copy(
                prompt,
                negativePrompt,
                varied ? seed : seed + index,
                size,
                1,
                start == null ? null : start.single(index),
                tuning.with(noise.moved(index)));
    }

    /// The same request with the size settled.
    public GenerationRequest withSize(ImageSize settled) {
        return copy(prompt, negativePrompt, seed, settled, count, start, tuning);
    }

    /// The same request from a picture, or from noise alone where it is null.
    public GenerationRequest withStart(@Nullable PictureStart other) {
        return copy(prompt, negativePrompt, seed, size, count, other, tuning);
    }

    /// The same request in other words.
    public GenerationRequest withPrompts(String positive, String negative) {
        return copy(positive, negative, seed, size, count, start, tuning);
    }

    /// The same request with other finer rules.
    public GenerationRequest withTuning(Tuning other) {
        return copy(prompt, negativePrompt, seed, size, count, start, other);
    }

    /// The same request with another autoencoder, or the checkpoint's own where it is null.
    public GenerationRequest withAutoencoder(@Nullable String other) {
        return copy(other, hires);
    }

    /// The same request with a second pass, or none where it is null.
    public GenerationRequest withHires(@Nullable Hires other) {
        return copy(autoencoder, other);
    }

    private GenerationRequest copy(@Nullable String otherAutoencoder, @Nullable Hires otherHires) {
        return new GenerationRequest(
                prompt,
                negativePrompt,
                model,
                prediction,
                sampler,
                schedule,
                steps,
                cfgScale,
                seed,
                size,
                count,
                start,
                otherAutoencoder,
                otherHires,
                tuning);
    }

    private GenerationRequest copy(
            String positive,
            String negative,
            long otherSeed,
            @Nullable ImageSize otherSize,
            int otherCount,
            @Nullable PictureStart otherStart,
            Tuning otherTuning) {
        return new GenerationRequest(
                positive,
                negative,
                model,
                prediction,
                sampler,
                schedule,
                steps,
                cfgScale,
                otherSeed,
                otherSize,
                otherCount,
                otherStart,
                autoencoder,
                hires,
                otherTuning);
    }
}
