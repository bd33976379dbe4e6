package app.safelight.ui.run;

/// Where a job stands.
public enum JobState {
    WAITING,
    RUNNING,
    /// Running, to end after the picture in work.
    FINISHING,
    /// Running, to end after the step in work.
    STOPPING,
    /// Held after a step, to go on from there.
    PAUSED,
    DONE,
    CANCELLED,
    FAILED,
    /// Ended because a picture was made and could not be kept.
    UNKEPT;

    /// Whether the engine works on it.
    public boolean active() {
        return this == RUNNING || this == FINISHING || this == STOPPING;
    }

    /// Whether nothing more will happen to it.
    public boolean ended() {
        return this == DONE || this == CANCELLED || this == FAILED || this == UNKEPT;
    }
}
