/// The composition root: arguments go to the command line, none opens the workbench.
///
/// May use: everything.
@NullMarked
package app.safelight;

import org.jspecify.annotations.NullMarked;
