package app.safelight.engine;

import app.safelight.request.Remark;

/// Hears what a model does while it is used.
public interface ModelWatcher {
    /// Weights are about to move; those that leave are still there.
    void moving();

    /// The model does something otherwise than it was settled.
    ///
    /// @param detail as the remark takes it
    void changed(Remark remark, String detail);
}
