package app.safelight.request;

/// A part of a Stable Diffusion model that is loaded, counted and moved as a whole. The names are those of the
/// original checkpoints' key prefixes.
public enum ModelStage {
    /// Text encoders: prompt to conditioning.
    COND("cond"),
    /// Autoencoder: picture to latent and back.
    FIRST_STAGE("first_stage"),
    /// The denoising network.
    UNET("unet");

    private final String id;

    ModelStage(String id) {
        this.id = id;
    }

    /// The name in files and on the command line.
    public String id() {
        return id;
    }
}
