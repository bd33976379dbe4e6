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
        @Nullable PictureStart start) {

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

    /// A request that starts from noise alone.
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

    /// The same request for one picture of the batch: count 1, seed moved on by `index`.
    public GenerationRequest single(int index) {
        return copy(seed + index, size, 1, start);
    }

    /// The same request with the size settled.
    public GenerationRequest withSize(ImageSize settled) {
        return copy(seed, settled, count, start);
    }

    /// The same request from a picture, or from noise alone where it is null.
    public GenerationRequest withStart(@Nullable PictureStart other) {
        return copy(seed, size, count, other);
    }

    private GenerationRequest copy(
            long otherSeed, @Nullable ImageSize otherSize, int otherCount, @Nullable PictureStart otherStart) {
        return new GenerationRequest(
                prompt,
                negativePrompt,
                model,
                prediction,
                sampler,
                schedule,
                steps,
                cfgScale,
                otherSeed,
                otherSize,
                otherCount,
                otherStart);
    }
}
