package app.safelight.diffusion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a sampler stands: everything it needs to go on, here or in another process, to the same bits.
///
/// @param step number of steps done
/// @param calls number of denoiser calls made
/// @param draws number of noise tensors taken, the initial noise included: the next draw has this number
/// @param x the latent as the next step takes it
/// @param history latents of earlier steps that a multi-step method needs; which, the method says
/// @param numbers what a method with its own step control remembers; not copied
/// @param denoised the last estimate of the clean latent, for previews; null before the first step
public record SamplerState(
        int step,
        int calls,
        int draws,
        Latent x,
        List<Latent> history,
        double[] numbers,
        @Nullable Latent denoised) {
    /// @throws IllegalArgumentException naming a negative counter, or a latent of another shape than x
    public SamplerState {
        notNegative("step", step);
        notNegative("calls", calls);
        notNegative("draws", draws);
        history = List.copyOf(history);
        for (Latent latent : history) {
            sameShape("history", latent, x);
        }
        if (denoised != null) {
            sameShape("denoised", denoised, x);
        }
    }

    private static void notNegative(String field, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " " + value + " is negative");
        }
    }

    private static void sameShape(String field, Latent latent, Latent x) {
        if (!latent.fits(x)) {
            throw new IllegalArgumentException(field + " of " + latent.shape() + " beside x of " + x.shape());
        }
    }
}
