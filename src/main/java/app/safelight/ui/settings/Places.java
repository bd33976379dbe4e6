package app.safelight.ui.settings;

import java.nio.file.Path;

/// Folders the program was started with.
///
/// @param home for what the program keeps
/// @param pictures for pictures, unless the settings name another
/// @param presets with the bundled model
public record Places(Path home, Path pictures, Path presets) {}
