package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A textual inversion: vectors that stand in a prompt for a word (Gal et al. 2022, "An Image is Worth One Word").
///
/// Two of them are equal only if they are one: they are read once and kept.
public final class Embedding {
    /// Tokens a chunk of a prompt holds, over more than which no word is spread.
    private static final long MOST_VECTORS = 75;
    private static final long WIDEST = 1 << 14;
    private static final String PARAMETERS = "string_to_param.";

    private final String name;
    private final String hash;
    private final int vectors;
    private final List<float[]> parts;

    private Embedding(String name, String hash, int vectors, List<float[]> parts) {
        this.name = name;
        this.hash = hash;
        this.vectors = vectors;
        this.parts = List.copyOf(parts);
    }

    /// Reads a file: a pickle of AUTOMATIC1111's or diffusers', or safetensors.
    ///
    /// @param name of the word
    /// @throws ModelFormatException if it holds none
    public static Embedding read(String name, Path file) throws ModelFormatException, IOException {
        try (Arena arena = Arena.ofConfined()) {
            return of(
                    name, FileHash.whole(file), ModelFiles.tensors(file, arena).weights(), file);
        }
    }

    /// The embedding that tensors are.
    ///
    /// @param file named where they are none
    static Embedding of(String name, String hash, Map<String, Weight> tensors, Path file) throws ModelFormatException {
        List<Weight> parts = parts(tensors);
        if (parts.isEmpty()) {
            FileKind kind = FileKind.of(tensors.keySet());
            throw new ModelFormatException(
                    file,
                    kind == FileKind.EMBEDDING || kind == FileKind.UNKNOWN
                            ? "is no textual inversion: it should hold one tensor, or clip_l and clip_g"
                            : "is " + kind.words() + ", not a textual inversion");
        }
        long vectors = rows(parts.getFirst());
        List<float[]> values = new ArrayList<>();
        for (Weight part : parts) {
            boolean sound = part.type().isFloat()
                    && (part.shape().size() == 1 || part.shape().size() == 2)
                    && rows(part) == vectors
                    && part.shape().getLast() <= WIDEST
                    && part.count() > 0;
            if (!sound || vectors > MOST_VECTORS) {
                throw new ModelFormatException(
                        file,
                        "is no textual inversion: its tensor " + Shown.name(part.name()) + " of " + part.shape()
                                + " is not 1 to " + MOST_VECTORS + " vectors");
            }
            float[] all = new float[Math.toIntExact(part.count())];
            part.readFloats(0, all);
            values.add(all);
        }
        return new Embedding(name, hash, Math.toIntExact(vectors), values);
    }

    /// One tensor, or that of each encoder of SDXL, CLIP-L first.
    private static List<Weight> parts(Map<String, Weight> tensors) {
        Weight first = tensors.get("clip_l");
        Weight second = tensors.get("clip_g");
        if (first != null && second != null) {
            return List.of(first, second);
        }
        List<Weight> trained = tensors.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PARAMETERS))
                .map(Map.Entry::getValue)
                .toList();
        List<Weight> candidates = trained.isEmpty() ? List.copyOf(tensors.values()) : trained;
        return candidates.size() == 1 ? candidates : List.of();
    }

    private static long rows(Weight weight) {
        return weight.shape().size() == 1 ? 1 : Sizes.first(weight);
    }

    /// The word it stands for.
    public String name() {
        return name;
    }

    /// What recipes name it by.
    public String hash() {
        return hash;
    }

    /// Number of tokens it takes the place of.
    public int vectors() {
        return vectors;
    }

    /// The vectors of a text encoder, shape (vectors, width); nobody writes into it.
    ///
    /// @param encoder its index in the model
    public float[] values(int encoder) {
        return parts.get(encoder);
    }

    /// Whether a model has the text encoders it was made for.
    public boolean fits(Checkpoint checkpoint) {
        List<TextEncoderWeights> encoders = checkpoint.textEncoders();
        if (encoders.size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Weight norm = encoders.get(i).weights().get("final_layer_norm.weight");
            if (norm == null || norm.count() * vectors != parts.get(i).length) {
                return false;
            }
        }
        return true;
    }

    /// Widths of its vectors, one for each text encoder.
    public List<Integer> widths() {
        return parts.stream().map(part -> part.length / vectors).toList();
    }
}
