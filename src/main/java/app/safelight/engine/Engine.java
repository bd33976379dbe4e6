package app.safelight.engine;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Outcome;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;

/// Turns requests into pictures. Calls and events are values, so whoever asks cannot tell whether the work happens in
/// this process or in another.
public interface Engine extends AutoCloseable {
    /// Makes every picture of a request, one after the other; returns when the last is done or the caller stopped it.
    ///
    /// @param request what to make
    /// @param options what to read and keep beside the pictures
    /// @param listener told of each event in order, on the thread that works
    /// @param cancellation asked between steps; the work ends within one step of its first yes
    /// @return whether it ran to its end
    /// @throws ModelFormatException if the model file cannot be used
    /// @throws EngineException if the native library fails
    /// @throws IOException if a file of the options cannot be read or written
    Outcome generate(
            GenerationRequest request,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation)
            throws ModelFormatException, EngineException, IOException;

    @Override
    void close();
}
