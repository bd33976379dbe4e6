package app.safelight.engine.remote;

import app.safelight.request.EngineEnd;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running engine process, heard on threads of its own.
final class Child implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final int WAITING = 16;
    private static final int SIGNAL = 128;
    private static final long GRACE_SECONDS = 2;

    private final Process process;
    private final OutputStream in;
    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(WAITING);

    Child(Process process) {
        this.process = process;
        in = process.getOutputStream();
        Thread.ofVirtual().name("engine answers").start(this::hear);
        Thread.ofVirtual().name("engine log").start(this::log);
    }

    /// What came from the child.
    sealed interface Heard {
        /// An answer.
        record Said(Reply reply) implements Heard {}

        /// Something that is no answer.
        record Garbage(String reason) implements Heard {}

        /// Nothing more: the process is gone or going.
        record End() implements Heard {}
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Tells the child something.
    ///
    /// @throws IOException if it does not listen any more
    void tell(Command command) throws IOException {
        Wire.write(in, command);
    }

    /// What is heard next; null if that takes too long.
    @Nullable
    Heard next(long millis) throws InterruptedException {
        return heard.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void hear() {
        Heard last = new Heard.End();
        try (InputStream out = new BufferedInputStream(process.getInputStream())) {
            for (Reply reply = Wire.read(out, Reply.class); reply != null; reply = Wire.read(out, Reply.class)) {
                heard.put(new Heard.Said(reply));
            }
        } catch (NoMessage e) {
            last = new Heard.Garbage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.debug("The engine's output broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            heard.put(last);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void log() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.warn("engine: {}", line);
            }
        } catch (IOException e) {
            LOG.debug("The engine's log broke", e);
        }
    }

    /// How the process ended; kills it if it has not.
    EngineEnd end() throws InterruptedException {
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            kill();
            return new EngineEnd(EngineEnd.How.SILENCE, 0);
        }
        int code = process.exitValue();
        return code > SIGNAL
                ? new EngineEnd(EngineEnd.How.SIGNAL, code - SIGNAL)
                : new EngineEnd(EngineEnd.How.CODE, code);
    }

    void kill() {
        process.destroyForcibly();
    }

    /// Lets the child end by itself, which it does when its input ends; else kills it.
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            LOG.debug("The engine's input was closed already", e);
        }
        try {
            boolean ended = process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            LOG.debug("The engine ended by itself: {}", ended);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        kill();
    }
}
