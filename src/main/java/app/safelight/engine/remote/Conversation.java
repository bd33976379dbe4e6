package app.safelight.engine.remote;

import app.safelight.engine.Cancellation;
import app.safelight.engine.EngineException;
import app.safelight.engine.GenerationListener;
import app.safelight.engine.GenerationOptions;
import app.safelight.engine.KeptState;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Outcome;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request, told to a child, and to the next one where that dies.
final class Conversation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final long PATIENCE_MILLIS = 20;

    private final GenerationRequest request;
    private final GenerationOptions options;
    private final GenerationListener listener;
    private final Cancellation cancellation;
    private final Path folder;
    private final Path state;
    private @Nullable Path resume;
    private @Nullable RuntimeException refused;
    private int picturesDone;

    /// @throws IOException if there is no place for the state to be kept
    Conversation(
            GenerationRequest request,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation)
            throws IOException {
        this.request = request;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        folder = Files.createTempDirectory("safelight-engine");
        Path asked = options.saveState();
        state = asked == null ? folder.resolve("state.safetensors") : asked.toAbsolutePath();
        KeptState from = options.resume();
        if (from != null) {
            resume = folder.resolve("resume.safetensors");
            from.write(resume);
            picturesDone = from.picture();
        }
    }

    /// Has the child do the request, from the last kept state on.
    ///
    /// @return the outcome; null if the child died
    @Nullable
    Outcome with(Child child) throws ModelFormatException, EngineException, IOException, InterruptedException {
        try {
            child.tell(command());
        } catch (IOException e) {
            LOG.debug("The engine does not listen", e);
            return null;
        }
        boolean stopping = false;
        while (true) {
            if (!stopping && (refused != null || cancellation.requested())) {
                stopping = true;
                stop(child);
            }
            Child.Heard heard = child.next(PATIENCE_MILLIS);
            switch (heard) {
                case Child.Heard.Said(Reply.Event said) -> pass(said.event());
                case Child.Heard.Said(Reply.Finished last) -> {
                    throwRefusal();
                    return last.outcome();
                }
                case Child.Heard.Said(Reply.Failed failed) -> {
                    throwRefusal();
                    throw failed.thrown();
                }
                case Child.Heard.Garbage garbage -> {
                    child.kill();
                    throw new EngineException("The engine's process said something that is no message, and was ended: "
                            + garbage.reason());
                }
                case Child.Heard.End _ -> {
                    throwRefusal();
                    return null;
                }
                case null -> LOG.trace("Nothing yet");
            }
        }
    }

    private void throwRefusal() {
        if (refused != null) {
            throw refused;
        }
    }

    private Command command() {
        Path from = resume;
        Path latent = options.saveLatent();
        return new Command.Generate(
                request,
                from == null ? null : from.toString(),
                state.toString(),
                options.notes(),
                latent == null ? null : latent.toAbsolutePath().toString(),
                options.profile(),
                options.computing(),
                texts(options.networks().loras()),
                texts(options.networks().embeddings()));
    }

    private static List<String> texts(List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.toAbsolutePath().toString())
                .toList();
    }

    /// Passes an event on, but no picture twice: a child that goes on from the last step of one makes it again. A
    /// listener that throws hears no more, and the run is stopped.
    private void pass(GenerationEvent event) {
        if (event instanceof GenerationEvent.StepDone) {
            resume = state;
        }
        if (event instanceof GenerationEvent.PictureDone done) {
            if (done.picture() < picturesDone) {
                return;
            }
            picturesDone = done.picture() + 1;
        }
        if (refused == null) {
            try {
                listener.on(event);
            } catch (RuntimeException e) {
                refused = e;
            }
        }
    }

    private static void stop(Child child) {
        try {
            child.tell(new Command.Cancel());
        } catch (IOException e) {
            LOG.debug("The engine does not listen", e);
        }
    }

    /// Removes what was kept only for this conversation.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve("state.safetensors"));
        Files.deleteIfExists(folder.resolve("resume.safetensors"));
        Files.deleteIfExists(folder);
    }
}
