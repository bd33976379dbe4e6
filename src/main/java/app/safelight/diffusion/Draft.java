package app.safelight.diffusion;

/// A latent in the making: every operation changes its one array in place, each element rounded to float after each
/// sum and product, so that a formula costs one array however long it is and gives the bits it gives term by term.
final class Draft {
    private final Latent latent;
    private final float[] values;

    private Draft(Latent latent) {
        this.latent = latent;
        values = latent.values();
    }

    /// Begins with a latent's values.
    static Draft of(Latent latent) {
        return new Draft(latent.with(latent.values().clone()));
    }

    Draft plus(Latent other) {
        float[] addends = fitting(other);
        for (int i = 0; i < values.length; i++) {
            values[i] += addends[i];
        }
        return this;
    }

    Draft minus(Latent other) {
        float[] subtrahends = fitting(other);
        for (int i = 0; i < values.length; i++) {
            values[i] -= subtrahends[i];
        }
        return this;
    }

    /// Adds `other · factor`.
    Draft plus(Latent other, float factor) {
        float[] addends = fitting(other);
        for (int i = 0; i < values.length; i++) {
            values[i] += addends[i] * factor;
        }
        return this;
    }

    /// Takes `other · factor` away.
    Draft minus(Latent other, float factor) {
        float[] subtrahends = fitting(other);
        for (int i = 0; i < values.length; i++) {
            values[i] -= subtrahends[i] * factor;
        }
        return this;
    }

    Draft times(float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return this;
    }

    Draft dividedBy(float divisor) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= divisor;
        }
        return this;
    }

    /// Another draft with the values so far.
    Draft copy() {
        return of(latent);
    }

    /// The latent; the draft is used up.
    Latent done() {
        return latent;
    }

    private float[] fitting(Latent other) {
        if (!latent.fits(other)) {
            throw new IllegalArgumentException("latents of " + latent.shape() + " and " + other.shape());
        }
        return other.values();
    }
}
