package app.safelight.request;

/// What a network was trained to predict.
public enum Prediction {
    /// The noise (Ho et al. 2020, "Denoising Diffusion Probabilistic Models").
    EPSILON,
    /// The velocity `√ᾱ·ε − √(1−ᾱ)·x₀` (Salimans and Ho 2022, "Progressive Distillation", section 4).
    V
}
