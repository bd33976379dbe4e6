package app.safelight.engine.djl;

import app.safelight.engine.AutoencoderKL;
import app.safelight.engine.Edges;
import app.safelight.engine.EngineException;
import app.safelight.engine.ModelPatches;
import app.safelight.engine.StageUse;
import app.safelight.engine.StagedModel;
import app.safelight.engine.TextEncoder;
import app.safelight.engine.UNet;
import app.safelight.request.Arithmetic;
import app.safelight.request.Computing;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import app.safelight.request.Profile;
import app.safelight.request.StageMemory;
import app.safelight.residency.Ledger;
import app.safelight.residency.ResidencyPlanner;
import app.safelight.residency.Tier;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.Weight;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The networks of a checkpoint, whose weights come to the device and leave it as the profile wants.
final class DjlModel implements StagedModel {
    private static final String MAPPED = "checkpoint";

    private final PyTorch torch;
    private final Checkpoint checkpoint;
    private final Ledger ledger;
    private final Map<ModelStage, Long> mapped;
    private Networks networks;
    private Edges settled = Edges.ZERO;
    private ModelPatches patches = ModelPatches.NONE;

    DjlModel(PyTorch torch, Checkpoint checkpoint, Ledger ledger) {
        this.torch = torch;
        this.checkpoint = checkpoint;
        this.ledger = ledger;
        networks = new Networks(torch, checkpoint, ledger, Numerics.of(Computing.AUTO, Precision.FLOAT32));
        mapped = Map.of(
                ModelStage.COND,
                checkpoint.textEncoders().stream()
                        .mapToLong(encoder -> stored(encoder.weights().values()))
                        .sum(),
                ModelStage.UNET,
                stored(checkpoint.unet().values()),
                ModelStage.FIRST_STAGE,
                stored(checkpoint.firstStage().values()));
        mapped.forEach((stage, bytes) -> ledger.add(Tier.DISK, stage, MAPPED, bytes));
    }

    @Override
    public Profile settle(Profile asked, Computing computing, Runnable watcher) {
        Numerics numerics = Numerics.of(computing, Precision.FLOAT32);
        if (!numerics.equals(networks.numerics())) {
            networks.close();
            networks = new Networks(torch, checkpoint, ledger, numerics);
            networks.settle(settled);
            networks.settle(patches);
        }
        Profile profile = asked == Profile.AUTO ? Profile.MEDVRAM : asked;
        networks.mover().follow(new ResidencyPlanner(profile), watcher);
        return profile;
    }

    @Override
    public void settle(Edges edges) {
        settled = edges;
        networks.settle(edges);
    }

    @Override
    public void settle(ModelPatches wanted) {
        patches = wanted;
        networks.settle(wanted);
    }

    @Override
    public Arithmetic arithmetic() {
        Numerics numerics = networks.numerics();
        return new Arithmetic(
                numerics.of(ModelStage.UNET).label(), numerics.attention().label());
    }

    @Override
    public List<StageMemory> memory() {
        return ledger.snapshot();
    }

    @Override
    public <T> T cond(StageUse<TextEncoder, T> use) throws EngineException, IOException {
        return run(use, networks.cond(), ModelStage.COND);
    }

    @Override
    public <T> T unet(StageUse<UNet, T> use) throws EngineException, IOException {
        return run(use, networks.unet(), ModelStage.UNET);
    }

    @Override
    public <T> T firstStage(StageUse<AutoencoderKL, T> use) throws EngineException, IOException {
        return run(use, networks.firstStage(), ModelStage.FIRST_STAGE);
    }

    private <S, T> T run(StageUse<S, T> use, S stage, ModelStage name) throws EngineException, IOException {
        try {
            return use.apply(stage);
        } catch (ai.djl.engine.EngineException e) {
            throw new EngineException("PyTorch failed in the stage " + name.id(), e);
        } finally {
            networks.idle(name);
            CLibrary.trim();
        }
    }

    private static long stored(Collection<Weight> weights) {
        return weights.stream().mapToLong(Weight::byteSize).sum();
    }

    @Override
    public void close() {
        networks.close();
        mapped.forEach((stage, bytes) -> ledger.remove(Tier.DISK, stage, MAPPED, bytes));
        CLibrary.trim();
    }
}
