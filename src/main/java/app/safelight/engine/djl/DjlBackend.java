package app.safelight.engine.djl;

import app.safelight.engine.Backend;
import app.safelight.engine.EngineException;
import app.safelight.engine.ProbedMachine;
import app.safelight.engine.StagedModel;
import app.safelight.residency.Ledger;
import app.safelight.residency.ProcessMemory;
import app.safelight.weights.Checkpoint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Runs the networks on DJL's PyTorch.
public final class DjlBackend implements Backend {
    private final PyTorch torch;
    private final Ledger ledger;
    private final Machine machine;

    private DjlBackend(PyTorch torch, Ledger ledger, Machine machine) {
        this.torch = torch;
        this.ledger = ledger;
        this.machine = machine;
    }

    /// Loads the native library that comes with the program on the thread that will run the networks.
    ///
    /// @param ledger told of every weight that comes into memory and leaves it
    /// @throws EngineException if the library cannot be loaded
    public static DjlBackend start(Ledger ledger) throws EngineException {
        return start(ledger, ProbedMachine.unknown(), null);
    }

    /// Loads the native library on the thread that will run the networks.
    ///
    /// @param ledger told of every weight that comes into memory and leaves it
    /// @param probed what trying out has shown of the machine
    /// @param chosen folder with the user's own PyTorch; null for the one that comes with the program
    /// @throws EngineException if the library cannot be loaded
    public static DjlBackend start(Ledger ledger, ProbedMachine probed, @Nullable Path chosen) throws EngineException {
        TorchFolder folder = chosen == null ? null : TorchFolder.find(chosen);
        try {
            PyTorch torch = PyTorch.start(probed.instructions(), folder);
            PyTorch.prepareThread();
            ledger.base(ProcessMemory.settled());
            return new DjlBackend(torch, ledger, new ThisMachine(probed.precision(), new Speeds()));
        } catch (ai.djl.engine.EngineException | LinkageError e) {
            throw new EngineException("PyTorch could not be started", e);
        }
    }

    @Override
    public StagedModel load(Checkpoint checkpoint) {
        return new DjlModel(torch, checkpoint, ledger, machine);
    }

    @Override
    public void close() {
        torch.close();
    }
}
