package app.safelight.diffusion;

/// Part of a picture that stays while the rest is made anew.
///
/// @param kept the picture where it stays, zero elsewhere
/// @param repaint of the picture's shape, 1 where it is made anew, 0 where it stays
public record InpaintBlend(Latent kept, Latent repaint) {
    /// What stays of a picture.
    public static InpaintBlend of(Latent picture, Latent repaint) {
        return new InpaintBlend(picture.zip(repaint, (value, mask) -> value * (1 - mask)), repaint);
    }

    /// The picture where it stays, `other` where it is made anew.
    public Latent over(Latent other) {
        return kept.plus(other.zip(repaint, (value, mask) -> value * mask));
    }
}
