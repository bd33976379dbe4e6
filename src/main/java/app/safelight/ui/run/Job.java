package app.safelight.ui.run;

import app.safelight.engine.Cancellation;
import app.safelight.engine.KeptState;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Profile;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A request in the queue, with a full copy of what was asked. Its properties belong to the window's thread.
public final class Job {
    private final GenerationRequest request;
    private final Profile profile;
    private final @Nullable KeptState from;
    private final ReadOnlyObjectWrapper<JobState> state = new ReadOnlyObjectWrapper<>(this, "state", JobState.WAITING);
    private final ReadOnlyIntegerWrapper pictures = new ReadOnlyIntegerWrapper(this, "pictures", 0);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private volatile boolean stop;
    private volatile boolean finish;
    private volatile boolean pause;
    private volatile @Nullable KeptState held;

    /// @param profile how much of the model stays on the device meanwhile
    /// @param from where another job was held; null to begin at the beginning
    Job(GenerationRequest request, Profile profile, @Nullable KeptState from) {
        this.request = request;
        this.profile = profile;
        this.from = from;
    }

    /// Where it begins; null for the beginning.
    @Nullable
    KeptState from() {
        return from;
    }

    /// Where it was held; null where that was before its first step, or it was not.
    @Nullable
    KeptState held() {
        return held;
    }

    void hold(@Nullable KeptState state) {
        held = state;
    }

    Profile profile() {
        return profile;
    }

    /// What was asked.
    public GenerationRequest request() {
        return request;
    }

    /// Where it stands.
    public ReadOnlyObjectProperty<JobState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public JobState getState() {
        return state.get();
    }

    /// How many pictures it has made.
    public ReadOnlyIntegerProperty picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    /// Why it failed, or its picture could not be kept; empty where neither is so.
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void become(JobState next) {
        state.set(next);
    }

    /// @param how failed or unkept
    void fail(JobState how, String reason) {
        failure.set(reason);
        state.set(how);
    }

    void pictureMade() {
        pictures.set(pictures.get() + 1);
    }

    void requestStop() {
        stop = true;
    }

    void requestPause() {
        pause = true;
    }

    boolean pauses() {
        return pause && !stop;
    }

    void requestFinish() {
        finish = true;
    }

    /// What the engine asks between steps.
    ///
    /// @param betweenPictures whether a picture has just been finished and no step of the next is done
    Cancellation cancellation(Cancellation betweenPictures) {
        return () -> stop || pause || (finish && betweenPictures.requested());
    }
}
