package app.safelight.engine.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Latent;
import app.safelight.engine.UNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The UNet as the samplers call it: float arrays in, float arrays out.
final class DjlUNet implements UNet {
    private static final int OUT_CHANNELS = 4;

    private final PyTorch torch;
    private final UNetModel model;

    DjlUNet(PyTorch torch, UNetModel model) {
        this.torch = torch;
        this.model = model;
    }

    @Override
    public List<Latent> predict(Latent x, float timestep, List<Conditioning> conditionings) {
        boolean together =
                conditionings.stream().mapToInt(Conditioning::tokens).distinct().count() == 1;
        if (together) {
            return batch(x, timestep, conditionings);
        }
        List<Latent> predictions = new ArrayList<>();
        for (Conditioning conditioning : conditionings) {
            predictions.addAll(batch(x, timestep, List.of(conditioning)));
        }
        return predictions;
    }

    private List<Latent> batch(Latent x, float timestep, List<Conditioning> conditionings) {
        int n = conditionings.size();
        Conditioning first = conditionings.getFirst();
        float[] timesteps = new float[n];
        Arrays.fill(timesteps, timestep);
        float[] xs = Floats.join(conditionings.stream().map(_ -> x.values()).toList());
        float[] contexts =
                Floats.join(conditionings.stream().map(Conditioning::context).toList());
        try (PtNDManager pass = torch.newManager()) {
            PtNDArray sample = model.predict(
                    Floats.array(pass, xs, new Shape(n, x.channels(), x.height(), x.width())),
                    Floats.array(pass, timesteps, new Shape(n)),
                    Floats.array(pass, contexts, new Shape(n, first.tokens(), first.width())),
                    label(pass, conditionings),
                    BlockObserver.NONE);
            float[] values = sample.toFloatArray();
            List<Latent> predictions = new ArrayList<>();
            int size = values.length / n;
            for (int i = 0; i < n; i++) {
                predictions.add(new Latent(
                        OUT_CHANNELS, x.height(), x.width(), Arrays.copyOfRange(values, i * size, (i + 1) * size)));
            }
            return predictions;
        }
    }

    private static @Nullable PtNDArray label(PtNDManager pass, List<Conditioning> conditionings) {
        List<float[]> vectors = new ArrayList<>();
        for (Conditioning conditioning : conditionings) {
            float[] vector = conditioning.vector();
            if (vector == null) {
                return null;
            }
            vectors.add(vector);
        }
        return Floats.array(pass, Floats.join(vectors), new Shape(vectors.size(), vectors.getFirst().length));
    }
}
