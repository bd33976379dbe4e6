package app.safelight.ui;

import app.safelight.request.ModelStage;
import app.safelight.request.Usage;
import app.safelight.ui.control.Messages;
import app.safelight.ui.run.Expected;
import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobQueue;
import app.safelight.ui.run.JobState;
import app.safelight.ui.run.RunProgress;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What happens now, how far it is and how long it takes.
final class StatusBar {
    private static final double GIBIBYTE = 1 << 30;

    private final Messages messages;
    private final JobQueue queue;
    private final Label now = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final HBox node;

    /// @param zoom device pixels a picture pixel takes
    StatusBar(Messages messages, JobQueue queue, ObservableValue<Number> zoom) {
        this.messages = messages;
        this.queue = queue;
        now.setId("status");
        detail.setId("status-detail");
        detail.getStyleClass().add("muted");
        bar.setId("progress");
        bar.setAccessibleText(messages.text("status.progress"));
        Label scale = new Label();
        scale.setId("zoom");
        scale.getStyleClass().add("muted");
        zoom.subscribe(value -> scale.setText(messages.text("status.zoom", value.doubleValue())));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        MemoryMeter meter = new MemoryMeter(messages, queue.facts().memoryProperty());
        node = new HBox(12, bar, now, detail, space, scale, meter.node());
        node.getStyleClass().add("status-bar");
        queue.facts().stageProperty().subscribe(this::describe);
        queue.facts().progressProperty().subscribe(this::describe);
        queue.facts().expectedProperty().subscribe(this::describe);
        queue.runningProperty().subscribe(job -> {
            describe();
            if (job != null) {
                job.stateProperty().subscribe(this::describe);
            }
        });
    }

    private void describe() {
        Job job = queue.runningProperty().get();
        bar.setVisible(job != null);
        bar.setManaged(job != null);
        if (job == null) {
            now.setText(messages.text("status.ready"));
            detail.setText(expected());
            return;
        }
        RunProgress progress = queue.facts().progressProperty().get();
        bar.setProgress(progress.step() == 0 && progress.picture() == 0 ? -1 : progress.share());
        now.setText(activity(job.getState(), queue.facts().stageProperty().get(), progress));
        detail.setText(progress.perStep() == 0 ? expected() : detail(progress));
    }

    /// What the run is going to take, or took beside what was foretold.
    private String expected() {
        Expected expected = queue.facts().expectedProperty().get();
        if (expected == null) {
            return "";
        }
        Usage foretold = expected.foretold();
        Usage taken = expected.taken();
        Double soon = foretold.secondsPerStep();
        if (taken == null) {
            String memory = messages.text("status.foretold", foretold.device() / GIBIBYTE);
            return soon == null ? memory : memory + " · " + messages.text("status.foretold.speed", soon);
        }
        String memory = messages.text("status.taken", taken.device() / GIBIBYTE, foretold.device() / GIBIBYTE);
        Double seconds = taken.secondsPerStep();
        if (seconds == null) {
            return memory;
        }
        return memory
                + " · "
                + (soon == null
                        ? messages.text("status.taken.speed", seconds)
                        : messages.text("status.taken.both", seconds, soon));
    }

    private String activity(JobState state, @Nullable ModelStage stage, RunProgress progress) {
        if (state == JobState.STOPPING) {
            return messages.text("status.stopping");
        }
        String doing = switch (stage) {
            case null -> messages.text("status.loading");
            case COND -> messages.text("status.cond");
            case UNET -> messages.text("status.step", progress.step(), progress.steps());
            case FIRST_STAGE -> messages.text("status.firstStage");
        };
        return state == JobState.FINISHING ? doing + " · " + messages.text("status.finishing") : doing;
    }

    private String detail(RunProgress progress) {
        Duration left = progress.remaining();
        String eta = "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
        String times = messages.text("status.times", progress.perStep(), eta);
        return progress.pictures() == 1
                ? times
                : messages.text("status.picture", progress.picture() + 1, progress.pictures()) + " · " + times;
    }

    Node node() {
        return node;
    }
}
