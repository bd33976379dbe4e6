package app.safelight.engine;

import app.safelight.request.Arithmetic;
import app.safelight.request.StageMemory;
import app.safelight.request.Usage;
import app.safelight.weights.TextEncoderKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A model with a text encoder alone, which answers each token with its id in thousands and remembers what it was
/// asked.
final class TextOnlyModel implements StagedModel, TextEncoder {
    static final float POOLED = 7;

    final List<List<ChunkTokens>> asked = new ArrayList<>();
    private final boolean sdxl;

    private TextOnlyModel(boolean sdxl) {
        this.sdxl = sdxl;
    }

    static TextOnlyModel sd1() {
        return new TextOnlyModel(false);
    }

    static TextOnlyModel sdxl() {
        return new TextOnlyModel(true);
    }

    /// What stands for a token.
    static float state(int id) {
        return id / 1000f;
    }

    @Override
    public List<ChunkStates> encode(List<ChunkTokens> chunks, int clipSkip) {
        asked.add(chunks);
        return chunks.stream().map(this::states).toList();
    }

    private ChunkStates states(ChunkTokens chunk) {
        ChunkStates.Part clip = new ChunkStates.Part(TextEncoderKind.CLIP_L, states(chunk.clip()));
        return sdxl
                ? new ChunkStates(
                        List.of(clip, new ChunkStates.Part(TextEncoderKind.OPEN_CLIP, states(chunk.openClip()))),
                        new float[] {POOLED})
                : ChunkStates.alone(clip);
    }

    private static float[] states(int[] ids) {
        float[] states = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            states[i] = state(ids[i]);
        }
        return states;
    }

    @Override
    public void settle(Edges edges) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T cond(StageUse<TextEncoder, T> use) throws EngineException, IOException {
        return use.apply(this);
    }

    @Override
    public <T> T unet(StageUse<UNet, T> use) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T firstStage(StageUse<AutoencoderKL, T> use) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Settlement settle(Demand demand, ModelWatcher watcher) {
        return new Settlement(demand.profile(), taken());
    }

    @Override
    public Usage taken() {
        return new Usage(0, 0, null);
    }

    @Override
    public void settle(ModelPatches patches) {
        // it has no weights
    }

    @Override
    public Arithmetic arithmetic() {
        return new Arithmetic("none", "none");
    }

    @Override
    public List<StageMemory> memory() {
        return List.of();
    }

    @Override
    public void rest() {}

    @Override
    public void close() {}
}
