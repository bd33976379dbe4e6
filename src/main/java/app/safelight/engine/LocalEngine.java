package app.safelight.engine;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Outcome;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The engine in this process. All native work happens on one thread of its own, since PyTorch keeps a pool of workers
/// for every thread that calls it.
public final class LocalEngine implements Engine {
    /// Models beyond the one in use cost some megabytes each, since their weights stay in their files.
    private static final int KEPT = 4;

    private final ExecutorService inference = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("inference").daemon(true).factory());
    private final Future<Backend> backend;
    private final Path bundledModel;
    private final String version;
    private final PictureReader pictures;
    private final PromptTokenizer tokenizer = new PromptTokenizer();
    private final KeptModels models = new KeptModels(KEPT, tokenizer);
    private final NetworkShelf shelf = new NetworkShelf();

    /// An engine for requests that start from noise alone; it refuses others.
    public LocalEngine(Backend.Factory factory, Path bundledModel, String version) {
        this(factory, bundledModel, version, file -> {
            throw new EngineException(file + " cannot be read: this engine makes pictures from noise alone.");
        });
    }

    /// Begins to start the native library in the background.
    ///
    /// @param factory starts it, on the thread that will use it
    /// @param bundledModel checkpoint for requests that name none
    /// @param version of this program, for recipes
    /// @param pictures reads what requests start from
    public LocalEngine(Backend.Factory factory, Path bundledModel, String version, PictureReader pictures) {
        this.bundledModel = bundledModel;
        this.version = version;
        this.pictures = pictures;
        this.backend = inference.submit(factory::start);
        Thread.ofVirtual().name("tokenizer").start(tokenizer::warmUp);
    }

    /// Calls wait for one another.
    @Override
    public synchronized Outcome generate(
            GenerationRequest request,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation)
            throws ModelFormatException, EngineException, IOException {
        OpenModel model = models.open(ModelPaths.of(request, bundledModel));
        Callable<Outcome> job = () -> {
            KeptModels.Kept kept = models.use(model, backend.get());
            StagedModel networks = kept.stages();
            MemoryReport report = new MemoryReport(networks, listener);
            Generation generation =
                    new Generation(model, kept.prompts(), shelf, options, report, cancellation, version, pictures);
            try {
                Outcome outcome = generation.run(request, networks);
                report.finish();
                return outcome;
            } finally {
                networks.settle(ModelPatches.NONE);
                shelf.tidy();
            }
        };
        return outcome(inference.submit(job));
    }

    private static Outcome outcome(Future<Outcome> job) throws ModelFormatException, EngineException, IOException {
        try {
            return job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while waiting for the picture", e);
        } catch (ExecutionException e) {
            throw rethrown(e);
        }
    }

    private static EngineException rethrown(ExecutionException wrapper)
            throws ModelFormatException, EngineException, IOException {
        return switch (wrapper.getCause()) {
            case ModelFormatException e -> throw e;
            case EngineException e -> throw e;
            case IOException e -> throw e;
            case ExecutionException e -> rethrown(e);
            case OutOfMemoryError e -> new EngineException("there is not enough memory for this picture", e);
            case RuntimeException e -> throw e;
            case null, default -> new EngineException("the engine failed", wrapper);
        };
    }

    /// Waits for the work in progress, then frees everything.
    @Override
    public synchronized void close() {
        Future<?> closed = inference.submit(this::closeBackend);
        inference.shutdown();
        try {
            closed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the engine could not be closed", e.getCause());
        }
    }

    private void closeBackend() {
        models.close();
        shelf.close();
        if (backend.state() == Future.State.SUCCESS) {
            backend.resultNow().close();
        }
    }
}
