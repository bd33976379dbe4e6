/// Folders, theme and language, and the page that changes them.
///
/// May use: ui.control, ui.run, store.
@NullMarked
package app.safelight.ui.settings;

import org.jspecify.annotations.NullMarked;
