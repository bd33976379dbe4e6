package app.safelight.diffusion;

import java.util.List;

/// A run from a picture that is to change nothing: it ends where it begins.
final class NoSteps implements Sampler {
    @Override
    public SamplerState start(Latent noise) {
        throw new IllegalArgumentException("the plan starts from a picture, and none is given");
    }

    @Override
    public SamplerState start(Latent noise, Latent init) {
        return new SamplerState(0, 0, 1, init, List.of(), new double[0], null);
    }

    @Override
    public SamplerState next(SamplerState state, Denoiser denoiser) {
        throw new IllegalArgumentException("step " + state.step() + " of a run that is done");
    }

    @Override
    public float startLevel() {
        return 0;
    }

    @Override
    public int steps() {
        return 0;
    }

    @Override
    public boolean done(SamplerState state) {
        return true;
    }
}
