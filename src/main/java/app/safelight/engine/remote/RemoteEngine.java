package app.safelight.engine.remote;

import app.safelight.engine.Cancellation;
import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.engine.GenerationListener;
import app.safelight.engine.GenerationOptions;
import app.safelight.request.EngineEnd;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Outcome;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The engine in a child process, which is started again when it dies: the request then goes on from its last kept
/// state to the picture it would have been.
public final class RemoteEngine implements Engine {
    private static final int MOST_DEATHS = 3;

    private final Launcher launcher;
    private @Nullable Child child;
    private volatile boolean closed;

    /// Starts the child's program, `safelight engine`, with pipes for its streams.
    @FunctionalInterface
    public interface Launcher {
        /// A new process.
        ///
        /// @throws IOException if it cannot be started
        Process start() throws IOException;
    }

    /// Starts the child.
    ///
    /// @throws EngineException if it cannot be started
    public RemoteEngine(Launcher launcher) throws EngineException {
        this.launcher = launcher;
        this.child = started(launcher);
    }

    /// Calls wait for one another. Events come on the calling thread.
    ///
    /// @throws EngineException also if the child died three times at this request, or does not keep to the protocol
    @Override
    public synchronized Outcome generate(
            GenerationRequest request,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation)
            throws ModelFormatException, EngineException, IOException {
        try (Conversation conversation =
                new Conversation(request, options, listener, () -> closed || cancellation.requested())) {
            for (int deaths = 1; ; deaths++) {
                Child present = alive();
                Outcome outcome = conversation.with(present);
                if (outcome != null) {
                    return outcome;
                }
                EngineEnd end = present.end();
                if (closed || cancellation.requested()) {
                    return Outcome.CANCELLED;
                }
                if (deaths == MOST_DEATHS) {
                    throw new EngineException("The engine's process ended " + deaths + " times while it worked on this"
                            + " picture (it " + end + "): try a smaller picture, a leaner profile or another model.");
                }
                listener.on(new GenerationEvent.EngineRestarted(deaths, end));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new EngineException("interrupted while waiting for the picture", e);
        }
    }

    private Child alive() throws EngineException {
        Child present;
        synchronized (launcher) {
            present = child;
        }
        if (present != null && present.isAlive()) {
            return present;
        }
        Child fresh = started(launcher);
        synchronized (launcher) {
            child = fresh;
        }
        return fresh;
    }

    private static Child started(Launcher launcher) throws EngineException {
        try {
            return new Child(launcher.start());
        } catch (IOException e) {
            throw new EngineException("The engine's process could not be started: " + e.getMessage(), e);
        }
    }

    /// Stops the request at work, if there is one, and ends the child.
    @Override
    public void close() {
        closed = true;
        Child present;
        synchronized (launcher) {
            present = child;
            child = null;
        }
        if (present != null) {
            present.close();
        }
    }
}
