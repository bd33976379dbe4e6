/// The picture large, with zoom and pan.
///
/// May use: ui.control, ui.run, request.
@NullMarked
package app.safelight.ui.canvas;

import org.jspecify.annotations.NullMarked;
