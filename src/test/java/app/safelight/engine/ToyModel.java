package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Latent;
import app.safelight.request.Arithmetic;
import app.safelight.request.Raster;
import app.safelight.request.StageMemory;
import app.safelight.request.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A model whose networks are a few lines of Java, quick and the same everywhere; it remembers what was done with it.
final class ToyModel implements StagedModel {
    private static final int FACTOR = 8;
    private static final int COLOURS = 3;
    private static final int CHANNELS = 4;

    final List<String> done = new ArrayList<>();
    private final TextOnlyModel text = TextOnlyModel.sd1();

    @Override
    public <T> T cond(StageUse<TextEncoder, T> use) throws EngineException, IOException {
        done.add("cond");
        return use.apply(text);
    }

    @Override
    public <T> T unet(StageUse<UNet, T> use) throws EngineException, IOException {
        done.add("unet");
        return use.apply(ToyModel::predict);
    }

    /// Of four channels, however many there are to see.
    private static List<Latent> predict(Latent x, float timestep, List<Conditioning> conditionings) {
        return conditionings.stream()
                .map(conditioning -> {
                    float[] noise = new float[CHANNELS * x.height() * x.width()];
                    for (int i = 0; i < noise.length; i++) {
                        float word = conditioning.context()[i % conditioning.context().length];
                        noise[i] = (float) Math.sin(x.values()[i] + word + timestep / 1000 + i % 5);
                    }
                    return new Latent(CHANNELS, x.height(), x.width(), noise);
                })
                .toList();
    }

    @Override
    public <T> T firstStage(StageUse<AutoencoderKL, T> use) throws EngineException, IOException {
        done.add("first_stage");
        return use.apply(new Blocks());
    }

    /// Each latent pixel a block of one colour.
    private static final class Blocks implements AutoencoderKL {
        @Override
        public Raster decode(Latent latent) {
            int width = FACTOR * latent.width();
            byte[] rgb = new byte[COLOURS * width * FACTOR * latent.height()];
            for (int i = 0; i < rgb.length; i++) {
                int pixel = i / COLOURS;
                int place = pixel / width / FACTOR * latent.width() + pixel % width / FACTOR;
                float value = latent.values()[i % COLOURS * latent.width() * latent.height() + place];
                rgb[i] = (byte) Math.clamp(Math.round(value * 32 + 128), 0, 255);
            }
            return new Raster(width, FACTOR * latent.height(), rgb);
        }

        @Override
        public Latent encode(PictureTensor picture) {
            int width = picture.width() / FACTOR;
            int height = picture.height() / FACTOR;
            float[] values = new float[CHANNELS * width * height];
            for (int i = 0; i < values.length; i++) {
                int y = i / width % height * FACTOR;
                int x = i % width * FACTOR;
                int plane = i / (width * height) % COLOURS * picture.width() * picture.height();
                values[i] = picture.values()[plane + y * picture.width() + x];
            }
            return new Latent(CHANNELS, height, width, values);
        }
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
    public void settle(Edges edges) {
        done.add(edges.name());
    }

    @Override
    public void settle(ModelPatches patches) {
        // it has no weights
    }

    @Override
    public Arithmetic arithmetic() {
        return new Arithmetic("toy", "none");
    }

    @Override
    public List<StageMemory> memory() {
        return List.of();
    }

    @Override
    public void rest() {
        done.add("rest");
    }

    @Override
    public void close() {}
}
