package app.safelight.engine.remote;

import app.safelight.engine.Engine;
import app.safelight.engine.GenerationOptions;
import app.safelight.engine.KeptState;
import app.safelight.engine.NetworkFolders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The child's side: does what comes over a stream, one request at a time, and writes what happens to another.
public final class EngineServer {
    private static final Logger LOG = LoggerFactory.getLogger(EngineServer.class);

    private final Engine engine;
    private final OutputStream out;
    private AtomicBoolean cancelled = new AtomicBoolean();

    /// @param engine does the work
    /// @param out where answers go, which nobody else writes to
    public EngineServer(Engine engine, OutputStream out) {
        this.engine = engine;
        this.out = out;
    }

    /// Serves until the stream ends, which is how the parent says that it wants nothing more, or is gone. A request may
    /// still be at work then.
    ///
    /// @throws IOException if a stream breaks, or a line is no command
    public void serve(InputStream in) throws IOException {
        InputStream buffered = new BufferedInputStream(in);
        try {
            for (Command command = Wire.read(buffered, Command.class);
                    command != null;
                    command = Wire.read(buffered, Command.class)) {
                switch (command) {
                    case Command.Generate job -> start(job);
                    case Command.Cancel _ -> cancelled.set(true);
                }
            }
        } catch (NoMessage e) {
            throw new IOException("no command: " + e.getMessage(), e);
        } finally {
            cancelled.set(true);
        }
    }

    private void start(Command.Generate job) {
        AtomicBoolean stop = new AtomicBoolean();
        cancelled = stop;
        Thread.ofPlatform().daemon(true).name("request").start(() -> work(job, stop));
    }

    private void work(Command.Generate job, AtomicBoolean stop) {
        Reply last;
        try {
            last = new Reply.Finished(
                    engine.generate(job.request(), options(job), event -> send(new Reply.Event(event)), stop::get));
        } catch (Exception | Error e) {
            LOG.debug("A request failed", e);
            last = Reply.Failed.of(e);
        }
        send(last);
    }

    private static GenerationOptions options(Command.Generate job) throws Exception {
        String resume = job.resume();
        String saveLatent = job.saveLatent();
        @Nullable KeptState kept = resume == null ? null : KeptState.read(Path.of(resume));
        return new GenerationOptions(
                kept,
                Path.of(job.saveState()),
                job.notes(),
                saveLatent == null ? null : Path.of(saveLatent),
                job.profile(),
                job.computing(),
                new NetworkFolders(
                        job.loras().stream().map(Path::of).toList(),
                        job.embeddings().stream().map(Path::of).toList()));
    }

    private synchronized void send(Reply reply) {
        try {
            Wire.write(out, reply);
        } catch (IOException e) {
            throw new UncheckedIOException("the parent does not listen any more", e);
        }
    }
}
