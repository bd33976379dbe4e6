package app.safelight.diffusion;

/// Keeps part of a picture while the rest is made anew: the kept part of every estimate is the picture itself.
///
/// As A1111 has it, clean estimates are blended after the call, while the DDIM family's noisy latents are blended with
/// the clean picture before it.
public final class InpaintDenoiser implements Denoiser {
    private final Denoiser inner;
    private final Latent kept;
    private final Latent repaint;

    /// @param init the picture
    /// @param repaint of the picture's shape, 1 where it is made anew, 0 where it stays
    public InpaintDenoiser(Denoiser inner, Latent init, Latent repaint) {
        this.inner = inner;
        this.repaint = repaint;
        kept = init.zip(repaint, (value, mask) -> value * (1 - mask));
    }

    @Override
    public Latent denoised(Latent x, float sigma) {
        return blend(inner.denoised(x, sigma));
    }

    @Override
    public Latent noise(Latent x, float timestep) {
        return inner.noise(blend(x), timestep);
    }

    @Override
    public NoisePair noisePair(Latent x, float timestep) {
        return inner.noisePair(blend(x), timestep);
    }

    /// The picture where it stays, `other` where it is made anew.
    public Latent blend(Latent other) {
        return kept.plus(other.zip(repaint, (value, mask) -> value * mask));
    }
}
