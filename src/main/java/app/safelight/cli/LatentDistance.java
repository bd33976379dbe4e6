package app.safelight.cli;

import app.safelight.weights.ModelFormatException;
import app.safelight.weights.SafetensorsFile;
import app.safelight.weights.Weight;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How far the last latent of a picture is from that of a recording, whose tensors are `latent` and, where it has one,
/// `noise`: shape (pictures, 4, height / 8, width / 8).
final class LatentDistance {
    private static final String LATENT = "latent";
    private static final String NOISE = "noise";

    private LatentDistance() {}

    /// The largest difference of the latents. Of a recording of several pictures the one counts whose noise is
    /// nearest, or whose latent is where no noise is recorded.
    ///
    /// @param made file of the picture alone, as `--save-latent` writes it
    /// @param recording file to compare with
    /// @throws ModelFormatException if the recording has no such latent, or one of another size
    static double of(Path made, Path recording) throws ModelFormatException, IOException {
        try (SafetensorsFile ours = SafetensorsFile.open(made);
                SafetensorsFile theirs = SafetensorsFile.open(recording)) {
            float[] latent = values(ours, LATENT, made);
            float[] recorded = values(theirs, LATENT, recording);
            if (latent.length == 0 || recorded.length == 0 || recorded.length % latent.length != 0) {
                throw new ModelFormatException(
                        recording,
                        "has a latent of another size than the picture's: " + recorded.length + " numbers, not "
                                + latent.length);
            }
            int pictures = recorded.length / latent.length;
            float[] noise = values(ours, NOISE, made);
            Weight recordedNoise = theirs.weights().get(NOISE);
            if (recordedNoise != null && recordedNoise.count() == (long) pictures * noise.length) {
                int picture = nearest(noise, values(theirs, NOISE, recording), pictures);
                return largest(latent, recorded, picture * latent.length);
            }
            return largest(latent, recorded, nearest(latent, recorded, pictures) * latent.length);
        }
    }

    private static int nearest(float[] wanted, float[] all, int pictures) {
        int nearest = 0;
        for (int i = 1; i < pictures; i++) {
            if (largest(wanted, all, i * wanted.length) < largest(wanted, all, nearest * wanted.length)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static double largest(float[] one, float[] other, int offset) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((double) one[i] - other[offset + i]));
        }
        return largest;
    }

    private static float[] values(SafetensorsFile file, String name, Path path) throws ModelFormatException {
        @Nullable Weight weight = file.weights().get(name);
        if (weight == null || weight.count() > Integer.MAX_VALUE) {
            throw new ModelFormatException(path, "has no tensor " + name + " of a picture");
        }
        float[] values = new float[(int) weight.count()];
        weight.readFloats(0, values);
        return values;
    }
}
