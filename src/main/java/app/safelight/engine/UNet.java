package app.safelight.engine;

import app.safelight.diffusion.Network;

/// The denoising network of a model whose UNet stage is in use.
public interface UNet extends Network {}
