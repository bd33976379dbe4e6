/// The picture a request starts from and the mask painted on it, as data and as models: no control, no picture of the
/// screen.
///
/// May use: ui.run, engine, store, request.
@NullMarked
package app.safelight.ui.mask;

import org.jspecify.annotations.NullMarked;
