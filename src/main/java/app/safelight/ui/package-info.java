/// The window: what a person sees and does, and the models behind it.
///
/// May use: its sub-packages, engine, weights, store, request.
@NullMarked
package app.safelight.ui;

import org.jspecify.annotations.NullMarked;
