/// The strip of pictures made, newest first.
///
/// May use: ui.control, ui.run, store, request.
@NullMarked
package app.safelight.ui.gallery;

import org.jspecify.annotations.NullMarked;
