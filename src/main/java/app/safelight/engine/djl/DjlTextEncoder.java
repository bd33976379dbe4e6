package app.safelight.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.diffusion.Conditioning;
import app.safelight.engine.PromptTokens;
import app.safelight.engine.TextEncoder;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelFamily;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text encoders of a model, joined the way its family was trained.
final class DjlTextEncoder implements TextEncoder {
    private static final int END = 49407;

    private final PyTorch torch;
    private final List<ClipTextModel> encoders;
    private final ModelFamily family;

    /// @param encoders one, or for SDXL CLIP-L and OpenCLIP bigG
    DjlTextEncoder(PyTorch torch, List<ClipTextModel> encoders, ModelFamily family) {
        this.torch = torch;
        this.encoders = encoders;
        this.family = family;
    }

    @Override
    public Conditioning encode(PromptTokens tokens, ImageSize size, Role role) {
        try (PtNDManager pass = torch.newManager()) {
            return switch (family) {
                case SD1 -> sd1(pass, tokens);
                case SD2 -> sd2(pass, tokens);
                case SDXL -> sdxl(pass, tokens, size, role);
            };
        }
    }

    /// SD 1: the last layer's output, normed.
    private Conditioning sd1(PtNDManager pass, PromptTokens tokens) {
        ClipTextModel clip = encoders.getFirst();
        PtNDArray last = clip.run(clip.embed(ids(pass, tokens.clip())), 0, clip.layers());
        return context(clip.norm(last), null);
    }

    /// SD 2: the last layer but one's output, normed.
    private Conditioning sd2(PtNDManager pass, PromptTokens tokens) {
        ClipTextModel clip = encoders.getFirst();
        PtNDArray penultimate = clip.run(clip.embed(ids(pass, tokens.openClip())), 0, clip.layers() - 1);
        return context(clip.norm(penultimate), null);
    }

    /// SDXL: both encoders' outputs of the last layer but one, not normed, side by side; the label vector is the pooled
    /// text of the second and the picture's sizes (Podell et al. 2023, "SDXL", section 2.2).
    private Conditioning sdxl(PtNDManager pass, PromptTokens tokens, ImageSize size, Role role) {
        ClipTextModel clip = encoders.getFirst();
        ClipTextModel openClip = encoders.get(1);
        PtNDArray first = clip.run(clip.embed(ids(pass, tokens.clip())), 0, clip.layers() - 1);
        PtNDArray ids = ids(pass, tokens.openClip());
        PtNDArray second = openClip.run(openClip.embed(ids), 0, openClip.layers() - 1);
        try (NDArray joined = first.concat(second, 2)) {
            // the last layer closes its input, which the context has been made from by now
            float[] pooled = pooled(openClip, second, tokens.openClip().getFirst());
            boolean zero = role == Role.NEGATIVE_PROMPT && tokens.blank();
            float[] vector = Floats.join(List.of(zero ? new float[pooled.length] : pooled, sizes(size)));
            Conditioning conditioning = context(joined, vector);
            return zero
                    ? new Conditioning(
                            conditioning.tokens(),
                            conditioning.width(),
                            new float[conditioning.context().length],
                            vector)
                    : conditioning;
        }
    }

    /// The first chunk's pooled text: last layer, final norm, taken at the first end token, projected.
    private static float[] pooled(ClipTextModel openClip, PtNDArray penultimate, int[] chunk) {
        PtNDArray last = openClip.run(penultimate, openClip.layers() - 1, openClip.layers());
        try (PtNDArray normed = openClip.norm(last);
                NDArray row = normed.get(0, end(chunk))) {
            return openClip.project((PtNDArray) row).toFloatArray();
        }
    }

    static int end(int[] chunk) {
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == END) {
                return i;
            }
        }
        throw new IllegalArgumentException("a chunk without an end token");
    }

    /// Original height and width, crop top and left, target height and width.
    private static float[] sizes(ImageSize size) {
        return SizeEmbedding.of(size.height(), size.width(), 0, 0, size.height(), size.width());
    }

    private static Conditioning context(NDArray hidden, float @Nullable [] vector) {
        Shape shape = hidden.getShape();
        int tokens = Math.toIntExact(shape.get(0) * shape.get(1));
        return new Conditioning(tokens, Math.toIntExact(shape.get(2)), hidden.toFloatArray(), vector);
    }

    static PtNDArray ids(PtNDManager pass, List<int[]> chunks) {
        PtNDArray array = pass.create(new Shape(chunks.size(), PromptTokens.CHUNK), DataType.INT64);
        var buffer = array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asLongBuffer();
        for (int[] chunk : chunks) {
            for (int id : chunk) {
                buffer.put(id);
            }
        }
        return array;
    }
}
