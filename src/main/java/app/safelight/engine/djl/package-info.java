/// The networks on DJL's PyTorch: the only package that may name ai.djl.
///
/// May use: engine, diffusion, weights, residency, request.
@NullMarked
package app.safelight.engine.djl;

import org.jspecify.annotations.NullMarked;
