/// What every panel is built from: words, icons, named controls.
///
/// May use: nothing of ours.
@NullMarked
package app.safelight.ui.control;

import org.jspecify.annotations.NullMarked;
