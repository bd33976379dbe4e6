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
import java.util.ArrayList;
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
        return States.of(clip, clip.norm(last), tokens.clip()).conditioning(null);
    }

    /// SD 2: the last layer but one's output, normed.
    private Conditioning sd2(PtNDManager pass, PromptTokens tokens) {
        ClipTextModel clip = encoders.getFirst();
        PtNDArray penultimate = clip.run(clip.embed(ids(pass, tokens.openClip())), 0, clip.layers() - 1);
        return States.of(clip, clip.norm(penultimate), tokens.openClip()).conditioning(null);
    }

    /// SDXL: both encoders' outputs of the last layer but one, not normed, side by side; the label vector is the pooled
    /// text of the second and the picture's sizes (Podell et al. 2023, "SDXL", section 2.2).
    private Conditioning sdxl(PtNDManager pass, PromptTokens tokens, ImageSize size, Role role) {
        ClipTextModel clip = encoders.getFirst();
        ClipTextModel openClip = encoders.get(1);
        PtNDArray first = clip.run(clip.embed(ids(pass, tokens.clip())), 0, clip.layers() - 1);
        PtNDArray second = openClip.run(openClip.embed(ids(pass, tokens.openClip())), 0, openClip.layers() - 1);
        States joined = States.of(clip, first, tokens.clip()).beside(States.of(openClip, second, tokens.openClip()));
        // the last layer closes its input, which has been read by now
        float[] pooled = pooled(openClip, second, tokens.openClip().ids().getFirst());
        boolean zero = role == Role.NEGATIVE_PROMPT && tokens.blank();
        float[] vector = Floats.join(List.of(zero ? new float[pooled.length] : pooled, sizes(size)));
        return (zero ? joined.zeros() : joined).conditioning(vector);
    }

    /// An encoder's answer, weighted.
    ///
    /// @param tokens of all chunks
    /// @param values shape (tokens, width)
    private record States(int tokens, int width, float[] values) {
        static States of(ClipTextModel model, PtNDArray hidden, PromptTokens.Chunks chunks) {
            Shape shape = hidden.getShape();
            int count = Math.toIntExact(shape.get(0));
            List<float[]> weighted = new ArrayList<>();
            try (PtNDArray readable = model.readable(hidden)) {
                for (int chunk = 0; chunk < count; chunk++) {
                    try (NDArray one = readable.get(chunk)) {
                        float[] states = one.toFloatArray();
                        chunks.weighting().weigh(chunk, states);
                        weighted.add(states);
                    }
                }
            }
            return new States(
                    count * Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)), Floats.join(weighted));
        }

        /// Every token's states of both encoders.
        States beside(States other) {
            float[] joined = new float[values.length + other.values.length];
            for (int token = 0; token < tokens; token++) {
                int start = token * (width + other.width);
                System.arraycopy(values, token * width, joined, start, width);
                System.arraycopy(other.values, token * other.width, joined, start + width, other.width);
            }
            return new States(tokens, width + other.width, joined);
        }

        States zeros() {
            return new States(tokens, width, new float[values.length]);
        }

        Conditioning conditioning(float @Nullable [] vector) {
            return new Conditioning(tokens, width, values, vector);
        }
    }

    /// The first chunk's pooled text: last layer, final norm, taken at the first end token, projected.
    private static float[] pooled(ClipTextModel openClip, PtNDArray penultimate, int[] chunk) {
        PtNDArray last = openClip.run(penultimate, openClip.layers() - 1, openClip.layers());
        try (PtNDArray normed = openClip.norm(last);
                PtNDArray readable = openClip.readable(normed);
                NDArray row = readable.get(0, end(chunk))) {
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

    private static PtNDArray ids(PtNDManager pass, PromptTokens.Chunks chunks) {
        PtNDArray array = pass.create(new Shape(chunks.ids().size(), PromptTokens.CHUNK), DataType.INT64);
        var buffer = array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asLongBuffer();
        for (int[] chunk : chunks.ids()) {
            for (int id : chunk) {
                buffer.put(id);
            }
        }
        return array;
    }
}
