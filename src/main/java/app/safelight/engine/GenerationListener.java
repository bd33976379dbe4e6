package app.safelight.engine;

import app.safelight.request.GenerationEvent;

/// Hears what a running request has to tell.
@FunctionalInterface
public interface GenerationListener {
    /// Takes the next event. Called on the thread that works, which waits for the return.
    void on(GenerationEvent event);
}
