/// The command line: thin commands over the engine.
///
/// May use: engine, residency, weights, store, request.
@NullMarked
package app.safelight.cli;

import org.jspecify.annotations.NullMarked;
