/// Noise, schedules, samplers, guidance and latent previews: mathematics on float arrays, no native code.
///
/// May use: request.
@NullMarked
package app.safelight.diffusion;

import org.jspecify.annotations.NullMarked;
