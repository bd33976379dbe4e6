package app.safelight.ui.control;

import java.nio.file.Path;
import java.util.Optional;

/// Questions to the person that the system's own dialogs ask.
public interface Dialogs {
    /// A folder, asked for from another on.
    Optional<Path> folder(Path from);

    /// A model file.
    Optional<Path> model(Path from);

    /// A picture with a recipe.
    Optional<Path> picture(Path from);

    /// A picture of any kind.
    Optional<Path> anyPicture(Path from);

    /// A name to save a picture under.
    ///
    /// @param name to begin with
    Optional<Path> savePicture(Path from, String name);
}
