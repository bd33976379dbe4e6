package app.safelight.ui;

import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobState;
import java.io.File;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody at the window of a test: presses keys by TestFX's robot, looks at what is there.
final class Person {
    private static final int MOST_TABS = 60;

    final Bench bench;
    private final FxRobot robot = new FxRobot();

    Person(Bench bench) {
        this.bench = bench;
        // what the headless platform threw in other tests, whose windows were larger than its screen
        WaitForAsyncUtils.clearExceptions();
        robot.targetWindow(bench.stage);
    }

    void press(KeyCode... keys) {
        robot.push(keys);
    }

    void type(String text) {
        robot.write(text);
    }

    void click(String id) {
        robot.clickOn("#" + id);
    }

    /// Goes to a control by the Tab key alone.
    void tabTo(String id) throws Exception {
        for (int tabs = 0; !id.equals(focused()); tabs++) {
            if (tabs == MOST_TABS) {
                throw new AssertionError("Tab does not reach " + id);
            }
            press(KeyCode.TAB);
        }
    }

    /// Id of the control that has the keyboard.
    String focused() throws Exception {
        Node owner = Toolkit.call(() -> bench.stage.getScene().getFocusOwner());
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    /// Writes into a field in place of what it holds, by keys alone.
    void fill(String id, String text) throws Exception {
        tabTo(id);
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.DELETE);
        type(text);
    }

    /// Puts a text into a field, where the way to it is not what is tested.
    void set(String id, String text) throws Exception {
        Toolkit.run(() -> bench.find(id, TextInputControl.class).setText(text));
    }

    String text(String id) throws Exception {
        return Toolkit.call(() -> bench.find(id, TextInputControl.class).getText());
    }

    String says(String id) throws Exception {
        return Toolkit.call(() -> bench.find(id, Label.class).getText());
    }

    List<JobState> states() throws Exception {
        return Toolkit.call(
                () -> bench.model.queue().jobs().stream().map(Job::getState).toList());
    }

    void waitForSteps(int steps) throws Exception {
        Toolkit.waitFor(
                () -> bench.model.queue().facts().progressProperty().get().step() >= steps);
    }

    void waitUntilIdle() throws Exception {
        Toolkit.waitFor(() -> bench.model.queue().runningProperty().get() == null);
    }

    /// Drags files over a control and lets them fall there, as the system would tell the window of it.
    ///
    /// @return whether the window took them
    boolean drop(String id, List<File> files) throws Exception {
        return Toolkit.call(() -> {
            Node target = bench.window.node().lookup("#" + id);
            DragEvent over = drag(DragEvent.DRAG_OVER, files);
            target.fireEvent(over);
            DragEvent dropped = drag(DragEvent.DRAG_DROPPED, files);
            target.fireEvent(dropped);
            return over.isAccepted() && dropped.isDropCompleted();
        });
    }

    private static DragEvent drag(EventType<DragEvent> type, List<File> files) {
        return new DragEvent(
                type,
                com.sun.javafx.scene.input.DragboardHelper.createDragboard(new Dragged(files)),
                0,
                0,
                0,
                0,
                TransferMode.COPY,
                null,
                null,
                null);
    }

    /// Files on their way, which the headless platform cannot carry.
    private record Dragged(List<File> files) implements com.sun.javafx.tk.TKClipboard {
        @Override
        public Set<DataFormat> getContentTypes() {
            return Set.of(DataFormat.FILES);
        }

        @Override
        @SafeVarargs
        public final boolean putContent(Pair<DataFormat, Object>... content) {
            return false;
        }

        @Override
        public Object getContent(DataFormat format) {
            return files;
        }

        @Override
        public boolean hasContent(DataFormat format) {
            return format.equals(DataFormat.FILES);
        }

        @Override
        public Set<TransferMode> getTransferModes() {
            return EnumSet.of(TransferMode.COPY);
        }

        @Override
        public void setDragView(Image image) {}

        @Override
        public void setDragViewOffsetX(double x) {}

        @Override
        public void setDragViewOffsetY(double y) {}

        @Override
        public @Nullable Image getDragView() {
            return null;
        }

        @Override
        public double getDragViewOffsetX() {
            return 0;
        }

        @Override
        public double getDragViewOffsetY() {
            return 0;
        }
    }
}
