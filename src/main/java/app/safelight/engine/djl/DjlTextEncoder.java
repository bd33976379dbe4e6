package app.safelight.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.engine.ChunkStates;
import app.safelight.engine.ChunkTokens;
import app.safelight.engine.EngineException;
import app.safelight.engine.TextEncoder;
import app.safelight.request.ModelFamily;
import app.safelight.weights.TextEncoderKind;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The text encoders of a model, read the way its family was trained.
final class DjlTextEncoder implements TextEncoder {
    private static final int END = 49407;

    /// Chunks at once: a long prompt has dozens.
    static final int BATCH = 16;

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
    public List<ChunkStates> encode(List<ChunkTokens> chunks, int clipSkip) throws EngineException {
        int layers = encoders.getFirst().layers();
        if (family == ModelFamily.SD1 && clipSkip > layers + 1) {
            throw new EngineException("clip skip " + clipSkip + " goes past this model's text encoder, which has "
                    + layers + " layers: ask for less");
        }
        List<ChunkStates> states = new ArrayList<>();
        for (int from = 0; from < chunks.size(); from += BATCH) {
            List<ChunkTokens> batch = chunks.subList(from, Math.min(from + BATCH, chunks.size()));
            try (PtNDManager pass = torch.newManager()) {
                states.addAll(
                        switch (family) {
                            case SD1 -> sd1(pass, batch, clipSkip);
                            case SD2 -> sd2(pass, batch);
                            case SDXL -> sdxl(pass, batch);
                        });
            }
        }
        return states;
    }

    /// SD 1: the output of the last layer, or of one before it, normed.
    private List<ChunkStates> sd1(PtNDManager pass, List<ChunkTokens> chunks, int clipSkip) {
        ClipTextModel clip = encoders.getFirst();
        int layers = clip.layers() + 1 - clipSkip;
        PtNDArray hidden = clip.run(embed(pass, clip, chunks, ChunkTokens::clip, ChunkTokens::clipWords), 0, layers);
        return parts(clip, clip.norm(hidden), TextEncoderKind.CLIP_L).stream()
                .map(ChunkStates::alone)
                .toList();
    }

    /// SD 2: the last layer but one's output, normed.
    private List<ChunkStates> sd2(PtNDManager pass, List<ChunkTokens> chunks) {
        ClipTextModel clip = encoders.getFirst();
        PtNDArray penultimate = clip.run(
                embed(pass, clip, chunks, ChunkTokens::openClip, ChunkTokens::openClipWords), 0, clip.layers() - 1);
        return parts(clip, clip.norm(penultimate), TextEncoderKind.OPEN_CLIP).stream()
                .map(ChunkStates::alone)
                .toList();
    }

    /// SDXL: both encoders' outputs of the last layer but one, not normed, and the pooled text of the second (Podell et
    /// al. 2023, "SDXL", section 2.2).
    private List<ChunkStates> sdxl(PtNDManager pass, List<ChunkTokens> chunks) {
        ClipTextModel clip = encoders.getFirst();
        ClipTextModel openClip = encoders.get(1);
        PtNDArray first =
                clip.run(embed(pass, clip, chunks, ChunkTokens::clip, ChunkTokens::clipWords), 0, clip.layers() - 1);
        PtNDArray second = openClip.run(
                embed(pass, openClip, chunks, ChunkTokens::openClip, ChunkTokens::openClipWords),
                0,
                openClip.layers() - 1);
        List<ChunkStates.Part> left = parts(clip, first, TextEncoderKind.CLIP_L);
        List<ChunkStates.Part> right = parts(openClip, second, TextEncoderKind.OPEN_CLIP);
        // the last layer closes its input, which has been read by now
        List<float[]> pooled = pooled(openClip, second, chunks);
        List<ChunkStates> states = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            states.add(new ChunkStates(List.of(left.get(i), right.get(i)), pooled.get(i)));
        }
        return states;
    }

    /// Pooled texts: last layer, final norm, taken at the first end token, projected.
    private static List<float[]> pooled(ClipTextModel openClip, PtNDArray penultimate, List<ChunkTokens> chunks) {
        PtNDArray last = openClip.run(penultimate, openClip.layers() - 1, openClip.layers());
        List<float[]> pooled = new ArrayList<>();
        try (PtNDArray normed = openClip.norm(last);
                PtNDArray readable = openClip.readable(normed)) {
            for (int i = 0; i < chunks.size(); i++) {
                try (NDArray row = readable.get(i, end(chunks.get(i).openClip()))) {
                    pooled.add(openClip.project((PtNDArray) row).toFloatArray());
                }
            }
        }
        return pooled;
    }

    static int end(int[] chunk) {
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == END) {
                return i;
            }
        }
        throw new IllegalArgumentException("a chunk without an end token");
    }

    /// An encoder's states of each chunk.
    private static List<ChunkStates.Part> parts(ClipTextModel model, PtNDArray hidden, TextEncoderKind encoder) {
        List<ChunkStates.Part> parts = new ArrayList<>();
        try (PtNDArray readable = model.readable(hidden)) {
            for (int chunk = 0; chunk < readable.getShape().get(0); chunk++) {
                try (NDArray one = readable.get(chunk)) {
                    parts.add(new ChunkStates.Part(encoder, one.toFloatArray()));
                }
            }
        }
        return parts;
    }

    /// What the first layer of an encoder takes.
    private PtNDArray embed(
            PtNDManager pass,
            ClipTextModel model,
            List<ChunkTokens> chunks,
            Function<ChunkTokens, int[]> flavour,
            Function<ChunkTokens, List<ChunkTokens.Placed>> words) {
        PtNDArray ids = ids(pass, chunks, flavour);
        List<float[]> vectors = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            for (ChunkTokens.Placed word : words.apply(chunks.get(chunk))) {
                vectors.add(word.embedding().values(encoders.indexOf(model)));
                for (int i = 0; i < word.embedding().vectors(); i++) {
                    places.add((long) chunk * ChunkTokens.LENGTH + word.first() + i);
                }
            }
        }
        if (places.isEmpty()) {
            return model.embed(ids);
        }
        float[] values = Floats.join(vectors);
        PtNDArray at = Staging.array(pass, new Shape(places.size()), DataType.INT64);
        var buffer = at.toByteBuffer(true).order(ByteOrder.nativeOrder()).asLongBuffer();
        places.forEach(buffer::put);
        return model.embed(
                ids,
                Floats.array(pass, values, new Shape(places.size(), values.length / places.size())),
                Staging.onDevice(at));
    }

    private static PtNDArray ids(PtNDManager pass, List<ChunkTokens> chunks, Function<ChunkTokens, int[]> flavour) {
        PtNDArray array = Staging.array(pass, new Shape(chunks.size(), ChunkTokens.LENGTH), DataType.INT64);
        var buffer = array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asLongBuffer();
        for (ChunkTokens chunk : chunks) {
            for (int id : flavour.apply(chunk)) {
                buffer.put(id);
            }
        }
        return Staging.onDevice(array);
    }
}
