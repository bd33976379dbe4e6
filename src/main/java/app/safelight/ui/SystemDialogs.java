package app.safelight.ui;

import app.safelight.ui.control.Dialogs;
import app.safelight.ui.control.Messages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The system's own dialogs.
final class SystemDialogs implements Dialogs {
    private final Stage stage;
    private final Messages messages;

    SystemDialogs(Stage stage, Messages messages) {
        this.stage = stage;
        this.messages = messages;
    }

    @Override
    public Optional<Path> folder(Path from) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setInitialDirectory(existing(from));
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> model(Path from) {
        return file(from, new ExtensionFilter(messages.text("dialog.models"), "*.safetensors", "*.ckpt"));
    }

    @Override
    public Optional<Path> picture(Path from) {
        return file(from, new ExtensionFilter(messages.text("dialog.pictures"), "*.png"));
    }

    @Override
    public Optional<Path> anyPicture(Path from) {
        List<String> kinds = List.of("*.png", "*.jpg", "*.jpeg", "*.bmp", "*.gif", "*.tif", "*.tiff");
        return file(from, new ExtensionFilter(messages.text("dialog.pictures"), kinds));
    }

    @Override
    public Optional<Path> savePicture(Path from, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialDirectory(existing(from));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new ExtensionFilter(messages.text("dialog.pictures"), "*.png"));
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    private Optional<Path> file(Path from, ExtensionFilter filter) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialDirectory(existing(from));
        chooser.getExtensionFilters().add(filter);
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    private static @Nullable File existing(Path folder) {
        return Files.isDirectory(folder) ? folder.toFile() : null;
    }
}
