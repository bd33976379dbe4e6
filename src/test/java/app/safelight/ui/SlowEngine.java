package app.safelight.ui;

import app.safelight.engine.Cancellation;
import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.engine.GenerationListener;
import app.safelight.engine.GenerationOptions;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.Outcome;
import app.safelight.request.Profile;
import app.safelight.request.Provenance;
import app.safelight.request.Raster;
import app.safelight.request.ScheduleType;
import app.safelight.request.StageMemory;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// Paints colour ramps instead of running a model: a step each time the test allows one.
final class SlowEngine implements Engine {
    final List<GenerationRequest> requests = new CopyOnWriteArrayList<>();
    private final Semaphore steps = new Semaphore(0);
    private final AtomicReference<Runnable> beforePicture = new AtomicReference<>(() -> {});
    private volatile boolean failing;
    private volatile boolean restarting;

    /// Lets the engine do more steps.
    void allow(int count) {
        steps.release(count);
    }

    /// Lets it do as many as it wants.
    void allowAll() {
        steps.release(1_000_000);
    }

    /// Makes every request from now on fail.
    void fail() {
        failing = true;
    }

    /// Makes requests work again.
    void work() {
        failing = false;
    }

    /// Pretends, at the next step, that the process was killed.
    void restart() {
        restarting = true;
    }

    /// Does something, once, before the next picture is handed over.
    void beforeThePicture(Runnable action) {
        beforePicture.set(action);
    }

    @Override
    public Outcome generate(
            GenerationRequest request,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation)
            throws EngineException {
        requests.add(request);
        if (failing) {
            throw new EngineException("model.safetensors: the file ends in the middle of unet; fetch it again");
        }
        ImageSize size = Objects.requireNonNull(request.size());
        listener.on(new GenerationEvent.StageEntered(ModelStage.COND));
        listener.on(new GenerationEvent.MemoryChanged(
                Profile.MEDVRAM,
                List.of(
                        new StageMemory(ModelStage.COND, 4_000_000, 0, 0),
                        new StageMemory(ModelStage.FIRST_STAGE, 6_000_000, 0, 0),
                        new StageMemory(ModelStage.UNET, 15_000_000, 0, 30_000_000))));
        for (int picture = 0; picture < request.count(); picture++) {
            listener.on(new GenerationEvent.StageEntered(ModelStage.UNET));
            for (int step = 1; step <= request.steps(); step++) {
                if (cancellation.requested()) {
                    return Outcome.CANCELLED;
                }
                steps.acquireUninterruptibly();
                if (restarting) {
                    restarting = false;
                    listener.on(new GenerationEvent.EngineRestarted(1, "it was ended by signal 9"));
                }
                Raster preview = ramp(size.width() / 8, size.height() / 8, step);
                listener.on(new GenerationEvent.StepDone(picture, request.count(), step, request.steps(), preview));
            }
            beforePicture.getAndSet(() -> {}).run();
            listener.on(new GenerationEvent.PictureDone(
                    picture,
                    request.single(picture),
                    ScheduleType.KARRAS,
                    new Provenance("fake", "0123456789", "0.0.0"),
                    ramp(size.width(), size.height(), picture)));
        }
        return Outcome.DONE;
    }

    private static Raster ramp(int width, int height, int shift) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (255 * x / width);
                rgb[at + 1] = (byte) (255 * y / height);
                rgb[at + 2] = (byte) (40 * shift);
            }
        }
        return new Raster(width, height, rgb);
    }

    @Override
    public void close() {}
}
