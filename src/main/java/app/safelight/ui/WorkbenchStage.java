package app.safelight.ui;

import app.safelight.ui.control.Dialogs;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.geometry.Dimension2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// The workbench on a stage. Closing it asks first where work would be lost.
final class WorkbenchStage {
    private static final int[] ICONS = {16, 24, 32, 48, 64, 128, 256};

    private final Stage stage;
    private final Closing closing;
    private final WorkbenchWindow window;
    // held: it listens to the system's colours only as long as somebody holds it
    private final Appearance appearance;

    WorkbenchStage(Stage stage, WorkbenchModel model, Messages messages, Dialogs dialogs) {
        this.stage = stage;
        appearance = new Appearance(model.settings().themeProperty());
        closing = new Closing(model.queue(), model.unkept(), stage::hide);
        window = new WorkbenchWindow(new Named(messages), model, dialogs, this::close);
        stage.setTitle("Safelight");
        IntStream.of(ICONS).mapToObj(WorkbenchStage::icon).forEach(stage.getIcons()::add);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setOnCloseRequest(event -> {
            if (closing.losesWork()) {
                event.consume();
                window.askToClose(closing);
            }
        });
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> model.close());
    }

    private static Image icon(int side) {
        return new Image(Objects.requireNonNull(
                WorkbenchStage.class.getResourceAsStream("icons/safelight-%d.png".formatted(side))));
    }

    /// Shows the window, with the caret where a person begins.
    void open(Dimension2D size) {
        stage.setScene(new Scene(window.node(), size.getWidth(), size.getHeight()));
        stage.getProperties().put(Appearance.class, appearance);
        stage.show();
        window.begin();
    }

    /// Closes the window, or asks first.
    void close() {
        if (closing.losesWork()) {
            window.askToClose(closing);
        } else {
            stage.hide();
        }
    }

    WorkbenchWindow window() {
        return window;
    }
}
