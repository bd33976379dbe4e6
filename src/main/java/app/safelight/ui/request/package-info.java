/// The form on the left: everything that affects a picture.
///
/// May use: ui.control, ui.run, engine, store, request.
@NullMarked
package app.safelight.ui.request;

import org.jspecify.annotations.NullMarked;
