/// Work on its way: the queue, the thread that makes pictures, and the one crossing to the window's thread.
///
/// May use: engine, weights, store, request.
@NullMarked
package app.safelight.ui.run;

import org.jspecify.annotations.NullMarked;
