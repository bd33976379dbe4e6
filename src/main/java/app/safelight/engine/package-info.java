/// The order of events from a request to a picture; what it needs of a text encoder, a UNet and an autoencoder.
///
/// May use: engine.image, diffusion, text, weights, residency, request.
@NullMarked
package app.safelight.engine;

import org.jspecify.annotations.NullMarked;
