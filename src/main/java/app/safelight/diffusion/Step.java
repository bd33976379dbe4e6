package app.safelight.diffusion;

import java.util.List;

/// One step in the making: the state it starts from, and the denoiser and noise it may ask, counted.
final class Step {
    private final SamplerState state;
    private final Denoiser denoiser;
    private final NoiseSource source;
    private int calls;
    private int draws;

    Step(SamplerState state, Denoiser denoiser, NoiseSource source) {
        this.state = state;
        this.denoiser = denoiser;
        this.source = source;
        calls = state.calls();
        draws = state.draws();
    }

    /// Number of this step, from 0.
    int index() {
        return state.step();
    }

    /// The latent the step starts from.
    Latent x() {
        return state.x();
    }

    /// How many latents earlier steps left.
    int remembered() {
        return state.history().size();
    }

    /// A latent an earlier step left.
    ///
    /// @throws IllegalArgumentException if none did, which means that the state is another sampler's
    Latent remembered(int i) {
        if (i >= remembered()) {
            throw new IllegalArgumentException("state of another sampler: it holds " + remembered()
                    + " latents at step " + index() + ", number " + i + " is needed");
        }
        return state.history().get(i);
    }

    /// A latent of this step ahead of those that earlier ones left, as many as a method remembers.
    Latent[] latest(int most, Latent latent) {
        Latent[] latest = new Latent[Math.min(most, index() + 1)];
        latest[0] = latent;
        for (int i = 1; i < latest.length; i++) {
            latest[i] = remembered(i - 1);
        }
        return latest;
    }

    /// A number an earlier step left.
    ///
    /// @throws IllegalArgumentException if none did
    double number(int i) {
        if (i >= state.numbers().length) {
            throw new IllegalArgumentException("state of another sampler: it holds no number " + i);
        }
        return state.numbers()[i];
    }

    Latent denoised(Latent x, float sigma) {
        calls++;
        return denoiser.denoised(x, sigma);
    }

    Latent noise(Latent x, float timestep) {
        calls++;
        return denoiser.noise(x, timestep);
    }

    Denoiser.Pair denoisedPair(Latent x, float sigma) {
        calls++;
        return denoiser.denoisedPair(x, sigma);
    }

    Denoiser.Pair noisePair(Latent x, float timestep) {
        calls++;
        return denoiser.noisePair(x, timestep);
    }

    /// The next noise.
    Latent draw() {
        return source.draw(draws++);
    }

    /// The next noise, for a step between two noise levels.
    Latent draw(float sigma, float sigmaNext) {
        return source.draw(draws++, sigma, sigmaNext);
    }

    /// Passes over a noise that A1111 draws and multiplies by zero.
    void skipDraw() {
        draws++;
    }

    /// The state after the step.
    SamplerState end(Latent x, Latent denoised, Latent... history) {
        return end(x, denoised, List.of(history), state.numbers());
    }

    /// The state after the step.
    SamplerState end(Latent x, Latent denoised, List<Latent> history, double... numbers) {
        return new SamplerState(state.step() + 1, calls, draws, x, history, numbers, denoised);
    }
}
