package app.safelight.cli;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Tuning;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/// The options of the finer parts of a request: the picture to start from and to paint in, a second pass, prompts,
/// noise, sampler, networks.
final class FinerOptions {
    @Mixin
    private StartOptions start = new StartOptions();

    @ArgGroup(validate = false, heading = "%nThe picture to start from, further:%n")
    private PictureEffects effects = new PictureEffects();

    @ArgGroup(validate = false, heading = "%nPainting into a part of a picture, further:%n")
    private PaintingOptions painting = new PaintingOptions();

    @ArgGroup(validate = false, heading = "%nSoft inpainting:%n")
    private SoftOptions soft = new SoftOptions();

    @ArgGroup(validate = false, heading = "%nA second pass at a larger size (hires fix):%n")
    private HiresOptions hires = new HiresOptions();

    @ArgGroup(validate = false, heading = "%nPrompts and guidance:%n")
    private PromptOptions prompts = new PromptOptions();

    @ArgGroup(validate = false, heading = "%nNoise:%n")
    private NoiseOptions noise = new NoiseOptions();

    @ArgGroup(validate = false, heading = "%nSampler and schedule:%n")
    private SamplerOptions dials = new SamplerOptions();

    @ArgGroup(validate = false, heading = "%nNetworks:%n")
    private NetworkOptions network = new NetworkOptions();

    /// The request from the pictures and with the autoencoder that are named, where any are: what a recipe cannot name.
    GenerationRequest files(GenerationRequest base) {
        return base.withStart(start.override(base.start()))
                .withAutoencoder(network.override(base.autoencoder(), base.model()));
    }

    /// The request with whatever is given in place of its own.
    ///
    /// @throws IllegalArgumentException if a value is out of range, or stands without what it speaks of
    GenerationRequest override(GenerationRequest base) {
        return files(base)
                .withStart(soft.override(painting.override(effects.override(start.override(base.start())))))
                .withHires(hires.override(base.hires()))
                .withTuning(override(base.tuning()));
    }

    private Tuning override(Tuning base) {
        return new Tuning(
                prompts.override(base.prompts()),
                noise.override(base.noise()),
                dials.override(base.sampling()),
                prompts.override(base.guidance()),
                network.override(base.network()));
    }
}
