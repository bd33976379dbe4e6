/// The list of requests waiting, running and done.
///
/// May use: ui.control, ui.run, request.
@NullMarked
package app.safelight.ui.queue;

import org.jspecify.annotations.NullMarked;
