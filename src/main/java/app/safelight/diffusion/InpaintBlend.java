package app.safelight.diffusion;

/// Part of a picture that stays while the rest is made anew.
///
/// As AUTOMATIC1111 has it, clean estimates are blended after the call, while the DDIM family's noisy latents are
/// blended with the clean picture before it.
///
/// @param kept the picture where it stays, zero elsewhere
/// @param repaint of the picture's shape, 1 where it is made anew, 0 where it stays
public record InpaintBlend(Latent kept, Latent repaint) implements LatentBlend {
    /// What stays of a picture.
    public static InpaintBlend of(Latent picture, Latent repaint) {
        return new InpaintBlend(picture.zip(repaint, (value, mask) -> value * (1 - mask)), repaint);
    }

    /// The picture where it stays, `other` where it is made anew.
    public Latent over(Latent other) {
        return kept.plus(other.zip(repaint, (value, mask) -> value * mask));
    }

    @Override
    public Latent estimate(Latent denoised, float sigma) {
        return over(denoised);
    }

    @Override
    public Latent input(Latent x, float timestep) {
        return over(x);
    }

    @Override
    public Latent end(Latent x) {
        return over(x);
    }
}
