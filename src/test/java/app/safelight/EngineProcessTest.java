package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.safelight.engine.Cancellation;
import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.engine.GenerationListener;
import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.engine.remote.RemoteEngine;
import app.safelight.house.ProgramProcess;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Outcome;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.residency.Ledger;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine in a real child process, with the bundled model.
@Tag("native")
class EngineProcessTest {
    private static final int STEPS = 6;
    private static final long LONGEST_SECONDS = 60;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    /// What a run told.
    private record Run(Outcome outcome, List<GenerationEvent> events) {
        <E extends GenerationEvent> List<E> of(Class<E> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        List<byte[]> pictures() {
            return of(GenerationEvent.PictureDone.class).stream()
                    .map(done -> done.raster().rgb())
                    .toList();
        }
    }

    @Test
    void aChildMakesTheSamePicturesAndOneThatIsKilledIsReplaced() throws Exception {
        Run here;
        try (LocalEngine local = new LocalEngine(
                () -> DjlBackend.start(new Ledger()), Path.of("presets/pocket-garden.safetensors"), "0.1.0")) {
            here = run(local, request(null, STEPS, 2), _ -> {}, () -> false);
        }
        try (RemoteEngine remote = new RemoteEngine(this::child)) {
            Run there = run(remote, request(null, STEPS, 2), _ -> {}, () -> false);
            assertThat(there.outcome()).isEqualTo(Outcome.DONE);
            assertThat(there.pictures()).hasSize(2).containsExactlyElementsOf(here.pictures());
            assertThat(there.of(GenerationEvent.StepDone.class)).hasSameSizeAs(here.of(GenerationEvent.StepDone.class));
            assertThat(there.of(GenerationEvent.PictureDone.class).getFirst().request())
                    .isEqualTo(here.of(GenerationEvent.PictureDone.class)
                            .getFirst()
                            .request());
            assertThat(there.of(GenerationEvent.EngineRestarted.class)).isEmpty();

            Run killed = run(
                    remote,
                    request(null, STEPS, 2),
                    event -> {
                        if (event instanceof GenerationEvent.StepDone step && step.picture() == 1 && step.step() == 2) {
                            started.getFirst().destroyForcibly();
                        }
                    },
                    () -> false);
            assertThat(started).as("processes").hasSize(2);
            assertThat(killed.of(GenerationEvent.EngineRestarted.class))
                    .singleElement()
                    .satisfies(again -> assertThat(again.restart()).isEqualTo(1));
            assertThat(killed.pictures()).hasSize(2).containsExactlyElementsOf(here.pictures());
        }
    }

    @Test
    void cancellingEndsWithinAStepAndClosingEndsTheChild() throws Exception {
        try (RemoteEngine remote = new RemoteEngine(this::child)) {
            List<GenerationEvent> seen = new ArrayList<>();
            Run run = run(
                    remote,
                    request(null, 1000, 1),
                    seen::add,
                    () -> seen.stream().anyMatch(GenerationEvent.StepDone.class::isInstance));
            assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(run.of(GenerationEvent.StepDone.class)).hasSizeLessThan(100);
        }
        assertThat(started.getFirst().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void aChildWhoseInputClosesEndsEvenInMidRunAndFailuresKeepTheirType() throws Exception {
        try (RemoteEngine remote = new RemoteEngine(this::child)) {
            String missing = folder.resolve("no.safetensors").toString();
            assertThatThrownBy(() -> run(remote, request(missing, 1, 1), _ -> {}, () -> false))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessage("no.safetensors: does not exist");
            assertThatThrownBy(() -> run(
                            remote,
                            request(null, 1000, 1),
                            event -> {
                                if (event instanceof GenerationEvent.StepDone) {
                                    throw new IllegalStateException("no room");
                                }
                            },
                            () -> false))
                    .as("what a listener throws")
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no room");
            started.getFirst().getOutputStream().close();
            assertThat(started.getFirst().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(started.getFirst().exitValue()).isZero();
        }
    }

    @Test
    void aChildThatSpeaksGarbageIsAClearError() throws Exception {
        assumeFalse(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"), "needs sh");
        try (RemoteEngine remote = new RemoteEngine(() -> shell("read line; echo '{\"reply\":\"Boo\"}'; sleep 60"))) {
            assertThatThrownBy(() -> run(remote, request(null, 1, 1), _ -> {}, () -> false))
                    .isInstanceOf(EngineException.class)
                    .hasMessageStartingWith("The engine's process said something that is no message");
        }
    }

    @Test
    void aRequestThatKillsThreeChildrenIsGivenUp() throws Exception {
        assumeFalse(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"), "needs sh");
        List<GenerationEvent> events = new ArrayList<>();
        try (RemoteEngine remote = new RemoteEngine(() -> shell("read line; kill -9 $$"))) {
            assertThatThrownBy(() -> run(remote, request(null, 1, 1), events::add, () -> false))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("ended 3 times")
                    .hasMessageContaining("signal 9");
        }
        assertThat(events).hasSize(2).allMatch(GenerationEvent.EngineRestarted.class::isInstance);
        assertThat(started).hasSize(3);
    }

    private static Run run(
            Engine engine, GenerationRequest request, Consumer<GenerationEvent> also, Cancellation cancellation)
            throws Exception {
        List<GenerationEvent> events = new ArrayList<>();
        Thread caller = Thread.currentThread();
        GenerationListener listener = event -> {
            if (engine instanceof RemoteEngine) {
                assertThat(Thread.currentThread()).isSameAs(caller);
            }
            events.add(event);
            also.accept(event);
        };
        return new Run(engine.generate(request, GenerationOptions.NONE, listener, cancellation), events);
    }

    private static GenerationRequest request(@Nullable String model, int steps, int count) {
        return new GenerationRequest(
                "a \ud83c\udf37 tulip",
                "",
                model,
                null,
                SamplerType.DPMPP_2M,
                ScheduleType.KARRAS,
                steps,
                5,
                5,
                new ImageSize(64, 64),
                count);
    }

    private Process shell(String script) throws IOException {
        return noted(new ProcessBuilder("sh", "-c", script));
    }

    private Process child() throws IOException {
        return noted(new ProcessBuilder(ProgramProcess.command(List.of("engine"))));
    }

    private Process noted(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }
}
