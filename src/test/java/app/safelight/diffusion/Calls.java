package app.safelight.diffusion;

import java.util.ArrayList;
import java.util.List;

/// A denoiser that writes down what it is asked.
final class Calls implements Denoiser {
    private final Denoiser inner;
    private final List<Latent> inputs = new ArrayList<>();
    private final List<Float> levels = new ArrayList<>();

    Calls(Denoiser inner) {
        this.inner = inner;
    }

    List<Latent> inputs() {
        return inputs;
    }

    List<Float> levels() {
        return levels;
    }

    @Override
    public Latent denoised(Latent x, float sigma) {
        write(x, sigma);
        return inner.denoised(x, sigma);
    }

    @Override
    public Latent noise(Latent x, float timestep) {
        write(x, timestep);
        return inner.noise(x, timestep);
    }

    @Override
    public Pair denoisedPair(Latent x, float sigma) {
        write(x, sigma);
        return inner.denoisedPair(x, sigma);
    }

    @Override
    public Pair noisePair(Latent x, float timestep) {
        write(x, timestep);
        return inner.noisePair(x, timestep);
    }

    private void write(Latent x, float level) {
        inputs.add(x);
        levels.add(level);
    }
}
