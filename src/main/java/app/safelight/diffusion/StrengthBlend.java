package app.safelight.diffusion;

/// Each part of a picture made anew with its own strength (Levin and Fried 2023, "Differential Diffusion: Giving Each
/// Pixel Its Strength", algorithm 1): a part stays until the run has come down to the share of its timesteps that its
/// strength is, and is free from then on.
///
/// What stays has the noise the run began with, so that a part joins in as if the run had begun there.
///
/// @param picture the picture's latent
/// @param strength of its shape, 1 where the whole run counts to 0 where the picture stays
/// @param start timestep the run begins at, above 0
/// @param levels the noise levels the model was trained on
public record StrengthBlend(Latent picture, Latent strength, float start, NoiseSchedule levels) implements LatentBlend {
    @Override
    public Latent estimate(Latent denoised, float sigma) {
        return free(denoised, picture, levels.timestep(sigma));
    }

    /// Where the picture stays, the noise that leads from it to `x`.
    @Override
    public Latent noise(Latent noise, Latent x, float timestep) {
        float sigma = levels.sigmaAt(timestep);
        float length = SingleMath.sqrt(1 + sigma * sigma);
        Latent own = x.times(length).minus(picture).dividedBy(sigma);
        return free(noise, own, timestep);
    }

    /// The picture where it was never free.
    @Override
    public Latent end(Latent x) {
        float[] values = x.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = strength.values()[i] > 0 ? values[i] : picture.values()[i];
        }
        return x.with(values);
    }

    /// What was made where the part is free at a timestep, what stays elsewhere.
    private Latent free(Latent made, Latent stays, float timestep) {
        float share = timestep / start;
        float[] values = made.values().clone();
        for (int i = 0; i < values.length; i++) {
            float own = strength.values()[i];
            values[i] = own > 0 && own >= share ? values[i] : stays.values()[i];
        }
        return made.with(values);
    }
}
