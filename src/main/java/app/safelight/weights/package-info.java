/// Checkpoint files: safetensors, pickled checkpoints, diffusers folders; names, shapes, model family.
///
/// May use: request.
@NullMarked
package app.safelight.weights;

import org.jspecify.annotations.NullMarked;
