package app.safelight.engine.djl;

import app.safelight.engine.AutoencoderKL;
import app.safelight.engine.Edges;
import app.safelight.engine.EngineException;
import app.safelight.engine.StageUse;
import app.safelight.engine.StagedModel;
import app.safelight.engine.TextEncoder;
import app.safelight.engine.UNet;
import app.safelight.request.Arithmetic;
import app.safelight.request.ModelFamily;
import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import app.safelight.request.StageMemory;
import app.safelight.residency.Ledger;
import app.safelight.residency.ResidencyPlanner;
import app.safelight.residency.Tier;
import app.safelight.residency.Unit;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.TextEncoderWeights;
import app.safelight.weights.Weight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/// The networks of a checkpoint, whose weights come to the device and leave it as the profile wants.
final class DjlModel implements StagedModel {
    private final PyTorch torch;
    private final Ledger ledger;
    private final ModelUnits units;
    private final UnitMover mover;
    private final List<StageWeights> cond = new ArrayList<>();
    private final StageWeights unet;
    private final StageWeights firstStage;
    private final DjlTextEncoder textEncoder;
    private final DjlUNet network;
    private final DjlAutoencoderKL autoencoder;
    private final Map<ModelStage, Long> mapped;

    DjlModel(PyTorch torch, Checkpoint checkpoint, Ledger ledger) {
        this.torch = torch;
        this.ledger = ledger;
        units = ModelUnits.of(checkpoint);
        mover = new UnitMover(units.all(), new ResidencyPlanner(Profile.MEDVRAM, Long.MAX_VALUE), this::release);
        ModelFamily family = checkpoint.description().family();
        List<ClipTextModel> encoders = new ArrayList<>();
        for (TextEncoderWeights encoder : checkpoint.textEncoders()) {
            StageWeights weights = weights(ModelStage.COND, encoder.weights(), _ -> units.cond());
            cond.add(weights);
            encoders.add(new ClipTextModel(torch.kernels(), weights, encoder.kind()));
        }
        textEncoder = new DjlTextEncoder(torch, encoders, family);
        unet = weights(ModelStage.UNET, checkpoint.unet(), this::unitOfUnet);
        network = new DjlUNet(torch, new UNetModel(torch.kernels(), UNetStructure.of(family, checkpoint.unet()), unet));
        firstStage = weights(ModelStage.FIRST_STAGE, checkpoint.firstStage(), _ -> units.firstStage());
        autoencoder = new DjlAutoencoderKL(
                torch, new Vae(torch.kernels(), firstStage, BlockObserver.NONE), LatentScale.of(family));
        mapped = Map.of(
                ModelStage.COND,
                checkpoint.textEncoders().stream()
                        .mapToLong(encoder -> stored(encoder.weights()))
                        .sum(),
                ModelStage.UNET,
                stored(checkpoint.unet()),
                ModelStage.FIRST_STAGE,
                stored(checkpoint.firstStage()));
        mapped.forEach((stage, bytes) -> ledger.add(Tier.DISK, stage, bytes));
    }

    @Override
    public Profile settle(Profile asked, Runnable watcher) {
        OptionalLong free = FreeMemory.bytes();
        // what weights hold now can be had again
        OptionalLong usable = free.isEmpty() ? free : OptionalLong.of(free.getAsLong() + ledger.bytes(Tier.DEVICE));
        ResidencyPlanner planner = ResidencyPlanner.of(asked, usable, units.all());
        mover.follow(planner, watcher);
        return planner.profile();
    }

    @Override
    public void settle(Edges edges) {
        torch.kernels().settle(edges);
    }

    @Override
    public Arithmetic arithmetic() {
        return new Arithmetic("float32", "scaled dot product");
    }

    @Override
    public List<StageMemory> memory() {
        return ledger.snapshot();
    }

    @Override
    public <T> T cond(StageUse<TextEncoder, T> use) throws EngineException, IOException {
        return run(use, textEncoder, ModelStage.COND);
    }

    @Override
    public <T> T unet(StageUse<UNet, T> use) throws EngineException, IOException {
        return run(use, network, ModelStage.UNET);
    }

    @Override
    public <T> T firstStage(StageUse<AutoencoderKL, T> use) throws EngineException, IOException {
        return run(use, autoencoder, ModelStage.FIRST_STAGE);
    }

    private <S, T> T run(StageUse<S, T> use, S stage, ModelStage name) throws EngineException, IOException {
        try {
            return use.apply(stage);
        } catch (ai.djl.engine.EngineException e) {
            throw new EngineException("PyTorch failed in the stage " + name.id(), e);
        } finally {
            mover.idle();
            CLibrary.trim();
        }
    }

    private StageWeights weights(ModelStage stage, Map<String, Weight> weights, Function<String, Unit> unitOf) {
        return new StageWeights(torch.newManager(), stage, weights, ledger, weight -> mover.use(unitOf.apply(weight)));
    }

    private Unit unitOfUnet(String weight) {
        Unit unit = units.unet().get(weight);
        if (unit == null) {
            throw new IllegalStateException("no weight " + weight + " in the UNet");
        }
        return unit;
    }

    private void release(Unit unit) {
        switch (unit.stage()) {
            case COND -> cond.forEach(weights -> weights.release(_ -> true));
            case FIRST_STAGE -> firstStage.release(_ -> true);
            case UNET -> unet.release(weight -> unit.equals(units.unet().get(weight)));
        }
    }

    private static long stored(Map<String, Weight> weights) {
        return weights.values().stream().mapToLong(Weight::byteSize).sum();
    }

    @Override
    public void close() {
        cond.forEach(StageWeights::close);
        unet.close();
        firstStage.close();
        mapped.forEach((stage, bytes) -> ledger.remove(Tier.DISK, stage, bytes));
        CLibrary.trim();
    }
}
