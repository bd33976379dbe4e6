package app.safelight.cli;

import app.safelight.engine.Cancellation;
import app.safelight.engine.Engine;
import app.safelight.engine.GenerationListener;
import app.safelight.engine.GenerationOptions;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.Outcome;
import app.safelight.request.Provenance;
import app.safelight.request.Raster;
import app.safelight.request.Remark;
import app.safelight.request.ScheduleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes grey pictures without a model, and remembers what it was asked.
final class FakeEngine implements Engine {
    final List<GenerationRequest> requests = new ArrayList<>();
    /// What is said of every picture; null for nothing.
    @Nullable
    Remark remark;

    private final long stepMillis;

    FakeEngine(long stepMillis) {
        this.stepMillis = stepMillis;
    }

    @Override
    public Outcome generate(
            GenerationRequest request,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation) {
        requests.add(request);
        listener.on(new GenerationEvent.StageEntered(ModelStage.COND));
        for (int picture = 0; picture < request.count(); picture++) {
            for (int step = 1; step <= request.steps(); step++) {
                if (cancellation.requested()) {
                    return Outcome.CANCELLED;
                }
                pause();
                listener.on(new GenerationEvent.StepDone(
                        picture, request.count(), step, request.steps(), new Raster(1, 1, new byte[3])));
            }
            if (remark != null) {
                listener.on(new GenerationEvent.Remarked(picture, remark, "7"));
            }
            ImageSize size = Objects.requireNonNullElse(request.size(), new ImageSize(64, 64));
            listener.on(new GenerationEvent.PictureDone(
                    picture,
                    request.single(picture).withSize(size),
                    ScheduleType.KARRAS,
                    new Provenance("fake", "0123456789", "0.0.0"),
                    new Raster(size.width(), size.height(), new byte[3 * size.width() * size.height()])));
        }
        return Outcome.DONE;
    }

    private void pause() {
        try {
            Thread.sleep(stepMillis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}
}
