/// The engine in a child process: requests and events as lines of JSON over its standard input and output.
///
/// May use: engine, weights, request. Named by the composition root only.
@NullMarked
package app.safelight.engine.remote;

import org.jspecify.annotations.NullMarked;
