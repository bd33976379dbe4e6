package app.safelight.diffusion;

import java.util.List;

/// A sampler put together from a method, its noise, and the scales of what it starts from.
final class MethodSampler implements Sampler {
    private final Method method;
    private final NoiseSource source;
    private final Start start;

    MethodSampler(Method method, NoiseSource source, Start start) {
        this.method = method;
        this.source = source;
        this.start = start;
    }

    @Override
    public SamplerState start(Latent noise) {
        if (start.picture() != 0) {
            throw new IllegalArgumentException("the plan starts from a picture, and none is given");
        }
        return initial(noise.times(start.noise()));
    }

    @Override
    public SamplerState start(Latent noise, Latent init) {
        if (start.picture() == 0) {
            throw new IllegalArgumentException("the plan starts from noise alone, but a picture is given");
        }
        return initial(init.times(start.picture()).plus(noise.times(start.noise())));
    }

    private SamplerState initial(Latent x) {
        return new SamplerState(0, 0, 1, x, List.of(), method.numbers(), null);
    }

    @Override
    public SamplerState next(SamplerState state, Denoiser denoiser) {
        if (done(state)) {
            throw new IllegalArgumentException("step " + state.step() + " of a run that is done");
        }
        return method.next(new Step(state, denoiser, source));
    }

    @Override
    public float startLevel() {
        return start.picture() == 0 ? start.noise() : start.noise() / start.picture();
    }

    @Override
    public int steps() {
        return method.steps();
    }

    @Override
    public boolean done(SamplerState state) {
        return method.done(state);
    }
}
