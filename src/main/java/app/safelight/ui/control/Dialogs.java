package app.safelight.ui.control;

import java.nio.file.Path;
import java.util.Optional;

/// Questions to the person that the system's own dialogs ask.
public interface Dialogs {
    /// A folder, asked for from another on.
    Optional<Path> folder(Path from);

    /// A model file.
    Optional<Path> model(Path from);

    /// A picture.
    Optional<Path> picture(Path from);
}
