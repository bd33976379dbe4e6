package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.ui.run.JobState;
import atlantafx.base.controls.ModalPane;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Closing the window while there is work that would be lost.
class ClosingTest {
    @TempDir
    private Path home;

    private final SlowEngine engine = new SlowEngine();
    private Bench bench;
    private Person person;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(engine, home);
        person = new Person(bench);
    }

    @AfterEach
    void close() {
        bench.close();
        engine.allowAll();
    }

    @Test
    void aWindowWithoutWorkClosesAtOnce() throws Exception {
        person.press(KeyCode.CONTROL, KeyCode.Q);
        assertThat(isOpen()).isFalse();
    }

    @Test
    void aWindowAtWorkAsksAndEscapeGoesBackToWork() throws Exception {
        begin();
        closeByTitleBar();
        assertThat(isOpen()).isTrue();
        assertThat(asks()).isTrue();
        person.press(KeyCode.ESCAPE);
        assertThat(asks()).isFalse();
        assertThat(person.states()).containsExactly(JobState.RUNNING);
    }

    @Test
    void theWorkCanBeGivenUp() throws Exception {
        begin();
        closeByTitleBar();
        person.click("close-anyway");
        assertThat(isOpen()).isFalse();
        engine.allow(1);
        person.waitUntilIdle();
        assertThat(person.states()).containsExactly(JobState.CANCELLED);
        assertThat(Files.exists(home.resolve("pictures"))).isFalse();
    }

    @Test
    void thePictureInWorkCanBeFinishedFirst() throws Exception {
        begin();
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        closeByTitleBar();
        person.click("close-later");
        assertThat(isOpen()).isTrue();
        assertThat(person.states()).containsExactly(JobState.FINISHING, JobState.CANCELLED);
        engine.allowAll();
        Toolkit.waitFor(() -> !bench.stage.isShowing());
        assertThat(bench.model.gallery().pictures()).hasSize(1);
        assertThat(engine.requests).hasSize(1);
    }

    @Test
    void aWindowThatWasToCloseStaysOpenWhereThePictureFails() throws Exception {
        begin();
        closeByTitleBar();
        Files.writeString(home.resolve("pictures"), "no folder");
        person.click("close-later");
        engine.allowAll();
        person.waitUntilIdle();
        assertThat(isOpen()).isTrue();
        assertThat(person.states()).containsExactly(JobState.UNKEPT);
        closeByTitleBar();
        assertThat(asks()).as("asks whether to lose the picture").isTrue();
        person.click("close-anyway");
        assertThat(isOpen()).isFalse();
    }

    private void begin() throws Exception {
        person.press(KeyCode.CONTROL, KeyCode.ENTER);
        engine.allow(2);
        person.waitForSteps(2);
    }

    private void closeByTitleBar() throws Exception {
        Toolkit.run(() -> {
            WindowEvent event = new WindowEvent(bench.stage, WindowEvent.WINDOW_CLOSE_REQUEST);
            bench.stage.fireEvent(event);
            if (!event.isConsumed()) {
                bench.stage.hide();
            }
        });
    }

    private boolean isOpen() throws Exception {
        return Toolkit.call(bench.stage::isShowing);
    }

    private boolean asks() throws Exception {
        return Toolkit.call(() -> bench.find("pages", ModalPane.class).isDisplay());
    }
}
