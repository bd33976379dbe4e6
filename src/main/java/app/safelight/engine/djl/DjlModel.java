package app.safelight.engine.djl;

import app.safelight.engine.AutoencoderKL;
import app.safelight.engine.Demand;
import app.safelight.engine.Edges;
import app.safelight.engine.EngineException;
import app.safelight.engine.ModelPatches;
import app.safelight.engine.ModelWatcher;
import app.safelight.engine.Settlement;
import app.safelight.engine.StageUse;
import app.safelight.engine.StagedModel;
import app.safelight.engine.TextEncoder;
import app.safelight.engine.UNet;
import app.safelight.request.Arithmetic;
import app.safelight.request.ModelStage;
import app.safelight.request.Remark;
import app.safelight.request.StageMemory;
import app.safelight.request.Usage;
import app.safelight.residency.Forecast;
import app.safelight.residency.Ledger;
import app.safelight.residency.ProcessMemory;
import app.safelight.residency.Tier;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.Weight;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The networks of a checkpoint, whose weights come to the device and leave it as the plan wants.
final class DjlModel implements StagedModel {
    private static final String MAPPED = "checkpoint";

    private final Ledger ledger;
    private final Map<ModelStage, Long> mapped;
    private final ModelPlanning planning;
    private final AdaptingStages stages;
    private boolean resting = true;
    private long peak;

    DjlModel(PyTorch torch, Checkpoint checkpoint, Ledger ledger, Machine machine) {
        this.ledger = ledger;
        planning = new ModelPlanning(torch, checkpoint, ledger, machine);
        stages = new AdaptingStages(planning, ledger, machine.speeds());
        mapped = Map.of(
                ModelStage.COND,
                checkpoint.textEncoders().stream()
                        .mapToLong(encoder -> stored(encoder.weights().values()))
                        .sum(),
                ModelStage.UNET,
                stored(checkpoint.unet().values()),
                ModelStage.FIRST_STAGE,
                stored(checkpoint.firstStage().values()));
        wake();
    }

    /// Counts what is mapped, which a model that rests does not: the meter shows the one in use.
    private void wake() {
        if (resting) {
            mapped.forEach((stage, bytes) -> ledger.add(Tier.DISK, stage, MAPPED, bytes));
            resting = false;
        }
    }

    @Override
    public Settlement settle(Demand demand, ModelWatcher watcher) throws EngineException {
        wake();
        peak = 0;
        Forecast forecast = planning.settle(demand, watcher);
        stages.begin(watcher);
        if (planning.replacesAttention(demand.computing().attention())) {
            watcher.changed(
                    Remark.ATTENTION_REPLACED, demand.computing().attention().label());
        }
        return new Settlement(forecast.plan().profile(), new Usage(forecast.peak(), 0, stages.secondsPerStep(demand)));
    }

    @Override
    public void settle(Edges edges) {
        planning.settle(edges);
    }

    @Override
    public Usage taken() {
        return new Usage(peak == 0 ? ledger.peak() : peak, 0, stages.measuredSecondsPerStep(planning.demand()));
    }

    @Override
    public void settle(ModelPatches wanted) {
        planning.settle(wanted);
    }

    @Override
    public Arithmetic arithmetic() {
        return planning.arithmetic();
    }

    @Override
    public List<StageMemory> memory() {
        return ledger.snapshot();
    }

    @Override
    public <T> T cond(StageUse<TextEncoder, T> use) throws EngineException, IOException {
        return run(use, stages.textEncoder(), ModelStage.COND);
    }

    @Override
    public <T> T unet(StageUse<UNet, T> use) throws EngineException, IOException {
        return run(use, stages.unet(), ModelStage.UNET);
    }

    @Override
    public <T> T firstStage(StageUse<AutoencoderKL, T> use) throws EngineException, IOException {
        return run(use, stages.autoencoder(), ModelStage.FIRST_STAGE);
    }

    private <S, T> T run(StageUse<S, T> use, S stage, ModelStage name) throws EngineException, IOException {
        try (PeakSampler sampler = new PeakSampler(ProcessMemory::anonymous)) {
            try {
                return use.apply(stage);
            } finally {
                OptionalLong seen = sampler.peak();
                peak = Math.max(peak, seen.orElse(0));
            }
        } catch (Adapting.Exhausted e) {
            throw e.reason();
        } catch (ai.djl.engine.EngineException e) {
            throw new EngineException("PyTorch failed in the stage " + name.id(), e);
        } finally {
            planning.networks().idle(name);
            CLibrary.trim();
        }
    }

    @Override
    public void rest() {
        planning.networks().clear();
        CLibrary.trim();
        if (!resting) {
            mapped.forEach((stage, bytes) -> ledger.remove(Tier.DISK, stage, MAPPED, bytes));
            resting = true;
        }
    }

    private static long stored(Collection<Weight> weights) {
        return weights.stream().mapToLong(Weight::byteSize).sum();
    }

    @Override
    public void close() {
        rest();
        planning.networks().close();
        CLibrary.trim();
    }
}
