package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.engine.AutoencoderKL;
import app.safelight.engine.EngineException;
import app.safelight.engine.StageUse;
import app.safelight.engine.StagedModel;
import app.safelight.engine.TextEncoder;
import app.safelight.engine.UNet;
import app.safelight.request.ModelStage;
import app.safelight.residency.Ledger;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.TextEncoderWeights;
import app.safelight.weights.Weight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The networks of a checkpoint, each loaded for as long as it is used.
final class DjlModel implements StagedModel {
    private final PyTorch torch;
    private final Checkpoint checkpoint;
    private final Ledger ledger;

    DjlModel(PyTorch torch, Checkpoint checkpoint, Ledger ledger) {
        this.torch = torch;
        this.checkpoint = checkpoint;
        this.ledger = ledger;
    }

    @Override
    public <T> T cond(StageUse<TextEncoder, T> use) throws EngineException, IOException {
        List<StageWeights> loaded = new ArrayList<>();
        try {
            List<ClipTextModel> encoders = new ArrayList<>();
            for (TextEncoderWeights encoder : checkpoint.textEncoders()) {
                StageWeights weights = weights(ModelStage.COND, encoder.weights());
                loaded.add(weights);
                encoders.add(new ClipTextModel(torch.kernels(), weights, encoder.kind()));
            }
            return run(
                    use,
                    new DjlTextEncoder(torch, encoders, checkpoint.description().family()),
                    ModelStage.COND);
        } finally {
            loaded.forEach(StageWeights::close);
            CLibrary.trim();
        }
    }

    @Override
    public <T> T unet(StageUse<UNet, T> use) throws EngineException, IOException {
        UNetStructure structure = UNetStructure.of(checkpoint.description().family(), checkpoint.unet());
        try (StageWeights weights = weights(ModelStage.UNET, checkpoint.unet())) {
            return run(use, new DjlUNet(torch, new UNetModel(torch.kernels(), structure, weights)), ModelStage.UNET);
        } finally {
            CLibrary.trim();
        }
    }

    @Override
    public <T> T firstStage(StageUse<AutoencoderKL, T> use) throws EngineException, IOException {
        try (StageWeights weights = weights(ModelStage.FIRST_STAGE, checkpoint.firstStage())) {
            Vae vae = new Vae(torch.kernels(), weights, BlockObserver.NONE);
            double scale = LatentScale.of(checkpoint.description().family());
            return run(use, new DjlAutoencoderKL(torch, vae, scale), ModelStage.FIRST_STAGE);
        } finally {
            CLibrary.trim();
        }
    }

    private StageWeights weights(ModelStage stage, Map<String, Weight> weights) {
        PtNDManager manager = torch.newManager();
        return new StageWeights(manager, stage, weights, ledger);
    }

    private static <S, T> T run(StageUse<S, T> use, S stage, ModelStage name) throws EngineException, IOException {
        try {
            return use.apply(stage);
        } catch (ai.djl.engine.EngineException e) {
            throw new EngineException("PyTorch failed in the stage " + name.id(), e);
        }
    }
}
