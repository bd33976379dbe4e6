package app.safelight.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks for values that are not finite, which turn every picture black. Reads all weights.
public final class ValueCheck {
    private static final int CHUNK = 1 << 16;

    private ValueCheck() {}

    /// A phrase for each floating point tensor with a value that is not finite, under its name in the file, with the
    /// place of the first one.
    ///
    /// @throws ModelFormatException if the path cannot be read as a model file or folder at all
    public static List<String> run(Path path) throws ModelFormatException, IOException {
        try (Arena arena = Arena.ofConfined()) {
            if (Files.isDirectory(path)) {
                ModelParts parts = DiffusersFolder.read(path, arena);
                List<Weight> weights = new ArrayList<>(parts.unet.values());
                weights.addAll(parts.firstStage.values());
                parts.textEncoders.forEach(part -> weights.addAll(part.weights().values()));
                return run(weights);
            }
            return run(ModelFiles.tensors(path, arena).weights().values());
        } catch (InternalError | UncheckedIOException e) {
            throw new IOException("a weight could not be read: " + e.getMessage(), e);
        }
    }

    private static List<String> run(Collection<Weight> weights) {
        List<String> findings = new ArrayList<>();
        for (Weight weight : weights) {
            String finding = weight.type().isFloat() ? find(weight) : null;
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private static @Nullable String find(Weight weight) {
        long count = weight.count();
        float[] values = new float[(int) Math.min(CHUNK, count)];
        for (long from = 0; from < count; from += values.length) {
            if (count - from < values.length) {
                values = new float[(int) (count - from)];
            }
            weight.readFloats(from, values);
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    return "tensor " + Shown.name(weight.name()) + " holds " + values[i] + " at "
                            + index(weight.shape(), from + i);
                }
            }
        }
        return null;
    }

    private static List<Long> index(List<Long> shape, long element) {
        List<Long> index = new ArrayList<>();
        long rest = element;
        for (int i = shape.size() - 1; i >= 0; i--) {
            index.addFirst(rest % shape.get(i));
            rest /= shape.get(i);
        }
        return index;
    }
}
