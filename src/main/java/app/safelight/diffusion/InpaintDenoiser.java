package app.safelight.diffusion;

/// Keeps part of a picture while the rest is made anew.
public final class InpaintDenoiser implements Denoiser {
    private final Denoiser inner;
    private final LatentBlend blend;

    /// @param blend what stays of the picture, and how
    public InpaintDenoiser(Denoiser inner, LatentBlend blend) {
        this.inner = inner;
        this.blend = blend;
    }

    /// @param init the picture
    /// @param repaint of the picture's shape, 1 where it is made anew, 0 where it stays
    public InpaintDenoiser(Denoiser inner, Latent init, Latent repaint) {
        this(inner, InpaintBlend.of(init, repaint));
    }

    @Override
    public Latent denoised(Latent x, float sigma) {
        return blend.estimate(inner.denoised(x, sigma), sigma);
    }

    @Override
    public Latent noise(Latent x, float timestep) {
        Latent shown = blend.input(x, timestep);
        return blend.noise(inner.noise(shown, timestep), shown, timestep);
    }

    @Override
    public Pair denoisedPair(Latent x, float sigma) {
        Pair clean = inner.denoisedPair(x, sigma);
        return new Pair(blend.estimate(clean.guided(), sigma), blend.estimate(clean.unconditional(), sigma));
    }

    @Override
    public Pair noisePair(Latent x, float timestep) {
        Latent shown = blend.input(x, timestep);
        Pair pair = inner.noisePair(shown, timestep);
        return new Pair(
                blend.noise(pair.guided(), shown, timestep), blend.noise(pair.unconditional(), shown, timestep));
    }
}
