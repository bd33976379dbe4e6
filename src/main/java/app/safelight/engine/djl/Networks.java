package app.safelight.engine.djl;

import app.safelight.engine.ChunkTokens;
import app.safelight.engine.Edges;
import app.safelight.engine.ModelPatches;
import app.safelight.engine.TextEncoder;
import app.safelight.engine.UNet;
import app.safelight.request.ModelFamily;
import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import app.safelight.residency.Ledger;
import app.safelight.residency.ResidencyPlanner;
import app.safelight.residency.Tier;
import app.safelight.residency.Unit;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.TextEncoderWeights;
import app.safelight.weights.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// The networks of a checkpoint for one way of computing, and the mover that brings their weights.
final class Networks implements AutoCloseable {
    /// Sizes at which the work of units is compared: latents of 512×512 pixels, one chunk of a prompt.
    private static final int SIDE = 64;

    private static final int TOKENS = 77;

    private final PyTorch torch;
    private final Ledger ledger;
    private final Numerics numerics;
    private final NetworkParts<TextEncoder> cond;
    private final NetworkParts<UNet> unet;
    private final NetworkParts<DjlAutoencoderKL> firstStage;
    private final UNetCost cost;
    private final AutoencoderCost autoencoderCost;
    private final long textWidth;
    private final UnitMover mover;
    private final List<Kernels> kernels = new ArrayList<>();

    Networks(PyTorch torch, Checkpoint checkpoint, Ledger ledger, Numerics numerics) {
        this.torch = torch;
        this.ledger = ledger;
        this.numerics = numerics;
        ModelFamily family = checkpoint.description().family();
        UNetStructure structure = UNetStructure.of(family, checkpoint.unet());
        cost = new UNetCost(
                structure,
                checkpoint.unet(),
                new UNetCost.Way(numerics.arithmetic(ModelStage.UNET), numerics.attentionKernel(), Scratch.MOST));
        autoencoderCost = new AutoencoderCost(
                checkpoint.firstStage(),
                new UNetCost.Way(
                        numerics.arithmetic(ModelStage.FIRST_STAGE), numerics.attentionKernel(), Scratch.MOST));
        textWidth = checkpoint.textEncoders().stream()
                .mapToLong(encoder -> ClipTextModel.width(encoder.weights()))
                .max()
                .orElse(0);
        cond = cond(checkpoint, family);
        unet = unet(checkpoint, structure);
        firstStage = firstStage(checkpoint, family);
        mover = new UnitMover(allUnits(), new ResidencyPlanner(Profile.MEDVRAM), this::release);
    }

    private NetworkParts<TextEncoder> cond(Checkpoint checkpoint, ModelFamily family) {
        Scratch scratch = scratch(ModelStage.COND);
        Kernels own = kernels(ModelStage.COND, scratch);
        List<StageWeights> all = new ArrayList<>();
        List<ModelUnits> units = new ArrayList<>();
        List<ClipTextModel> encoders = new ArrayList<>();
        List<Patcher> patchers = new ArrayList<>();
        for (int i = 0; i < checkpoint.textEncoders().size(); i++) {
            TextEncoderWeights encoder = checkpoint.textEncoders().get(i);
            WeightArrays arrays = arrays(ModelStage.COND);
            ModelUnits parts = ModelUnits.text(checkpoint, i, arrays::lastingBytes);
            StageWeights weights = weights(encoder.weights(), arrays, parts);
            patchers.add(patcher(ModelStage.COND, weights));
            all.add(weights);
            units.add(parts);
            encoders.add(new ClipTextModel(own, weights, encoder.kind()));
        }
        return new NetworkParts<>(new DjlTextEncoder(torch, encoders, family), scratch, all, units, patchers);
    }

    private NetworkParts<UNet> unet(Checkpoint checkpoint, UNetStructure structure) {
        Scratch scratch = scratch(ModelStage.UNET);
        WeightArrays arrays = arrays(ModelStage.UNET);
        Map<String, Double> work = cost.of(1, SIDE, SIDE, TOKENS).work();
        ModelUnits own = ModelUnits.unet(checkpoint, arrays::lastingBytes, work);
        StageWeights weights = weights(checkpoint.unet(), arrays, own);
        UNetModel model = new UNetModel(kernels(ModelStage.UNET, scratch), structure, weights);
        Patcher patcher = patcher(ModelStage.UNET, weights);
        return new NetworkParts<>(new DjlUNet(torch, model), scratch, List.of(weights), List.of(own), List.of(patcher));
    }

    private NetworkParts<DjlAutoencoderKL> firstStage(Checkpoint checkpoint, ModelFamily family) {
        Scratch scratch = scratch(ModelStage.FIRST_STAGE);
        WeightArrays arrays = arrays(ModelStage.FIRST_STAGE);
        ModelUnits own = ModelUnits.autoencoder(checkpoint, arrays::lastingBytes);
        StageWeights weights = weights(checkpoint.firstStage(), arrays, own);
        Vae vae = new Vae(kernels(ModelStage.FIRST_STAGE, scratch), weights, BlockObserver.NONE);
        return new NetworkParts<>(
                new DjlAutoencoderKL(torch, vae, LatentScale.of(family)),
                scratch,
                List.of(weights),
                List.of(own),
                List.of());
    }

    private StageWeights weights(Map<String, Weight> weights, WeightArrays arrays, ModelUnits units) {
        return new StageWeights(weights, arrays, new UnitResidence(units, this::use, ledger));
    }

    private Residence.Placement use(Unit unit) {
        return mover.use(unit);
    }

    private Scratch scratch(ModelStage stage) {
        return torch.scratch(numerics.arithmetic(stage), account(stage));
    }

    private Patcher patcher(ModelStage stage, StageWeights weights) {
        Patcher patcher = torch.patcher(numerics.arithmetic(stage), account(stage));
        weights.patchedBy(patcher);
        return patcher;
    }

    /// Counts what a stage needs beside its weights.
    private LongConsumer account(ModelStage stage) {
        return bytes -> ledger.book(Tier.DEVICE, stage, Ledger.SCRATCH, bytes);
    }

    private WeightArrays arrays(ModelStage stage) {
        return torch.arrays(numerics.arithmetic(stage));
    }

    private Kernels kernels(ModelStage stage, Scratch scratch) {
        // latents must not depend on how many conditionings go through the UNet together
        Kernels.Rows rows = stage == ModelStage.UNET ? Kernels.Rows.APART : Kernels.Rows.TOGETHER;
        Kernels own = torch.kernels(numerics.arithmetic(stage), numerics.attentionKernel(), scratch, rows);
        kernels.add(own);
        return own;
    }

    /// Settles what the networks see beyond a picture's edges from now on.
    void settle(Edges edges) {
        kernels.forEach(each -> each.settle(edges));
    }

    /// Settles what is changed in the weights from now on.
    void settle(ModelPatches patches) {
        for (int i = 0; i < cond.patchers().size(); i++) {
            cond.patchers().get(i).settle(patches.textEncoder(i));
        }
        unet.patchers().forEach(patcher -> patcher.settle(patches.unet()));
    }

    Numerics numerics() {
        return numerics;
    }

    TextEncoder cond() {
        return cond.network();
    }

    UNet unet() {
        return unet.network();
    }

    DjlAutoencoderKL firstStage() {
        return firstStage.network();
    }

    /// What a call of the UNet takes.
    Cost unetCost(long passes, long height, long width, long tokens) {
        return cost.of(passes, height, width, tokens);
    }

    /// What decoding a latent takes.
    Cost decodingCost(long height, long width) {
        return autoencoderCost.decoding(height, width);
    }

    /// What encoding a picture takes.
    Cost encodingCost(long height, long width) {
        return autoencoderCost.encoding(height, width);
    }

    /// Bytes of working memory that encoding chunks of a prompt takes: a layer holds its input, the norm, the expanded
    /// feed-forward twice, and small things.
    long textBytes(long chunks) {
        return 12 * chunks * ChunkTokens.LENGTH * textWidth * Float.BYTES;
    }

    /// Bytes of the room that a stage converts weights in, once it is used.
    long scratchBytes(ModelStage stage) {
        return parts(stage).scratch().bytes();
    }

    UnitMover mover() {
        return mover;
    }

    /// Every unit of every stage.
    List<Unit> allUnits() {
        List<Unit> all = new ArrayList<>(cond.allUnits());
        all.addAll(firstStage.allUnits());
        all.addAll(unet.allUnits());
        return all;
    }

    private void release(Unit unit) {
        parts(unit.stage()).release(unit);
    }

    private NetworkParts<?> parts(ModelStage stage) {
        return switch (stage) {
            case COND -> cond;
            case UNET -> unet;
            case FIRST_STAGE -> firstStage;
        };
    }

    /// Takes everything off the device.
    void clear() {
        mover.clear();
        for (ModelStage stage : ModelStage.values()) {
            parts(stage).scratch().release();
        }
    }

    /// A stage is used no more: what only it needs is given back.
    void idle(ModelStage stage) {
        mover.idle();
        parts(stage).idle();
    }

    @Override
    public void close() {
        clear();
        cond.close();
        unet.close();
        firstStage.close();
    }
}
