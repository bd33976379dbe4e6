package app.safelight.diffusion;

/// Keeps part of a picture while the rest is made anew: the kept part of every estimate is the picture itself.
///
/// As A1111 has it, clean estimates are blended after the call, while the DDIM family's noisy latents are blended with
/// the clean picture before it.
public final class InpaintDenoiser implements Denoiser {
    private final Denoiser inner;
    private final InpaintBlend blend;

    /// @param blend what stays of the picture
    public InpaintDenoiser(Denoiser inner, InpaintBlend blend) {
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
        return blend.over(inner.denoised(x, sigma));
    }

    @Override
    public Latent noise(Latent x, float timestep) {
        return inner.noise(blend.over(x), timestep);
    }

    @Override
    public Pair denoisedPair(Latent x, float sigma) {
        Pair clean = inner.denoisedPair(x, sigma);
        return new Pair(blend.over(clean.guided()), blend.over(clean.unconditional()));
    }

    @Override
    public Pair noisePair(Latent x, float timestep) {
        return inner.noisePair(blend.over(x), timestep);
    }
}
