package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.diffusion.SamplerState;
import app.safelight.diffusion.SamplerStates;
import app.safelight.weights.ModelFormatException;
import app.safelight.weights.SafetensorsFile;
import app.safelight.weights.SafetensorsWriter;
import app.safelight.weights.Weight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A sampler's state in a safetensors file: a run goes on from it, in this process or another, to the same picture.
///
/// @param picture index in the batch of the picture it belongs to
/// @param pass of the picture it belongs to, 0 for the first and 1 for the second
/// @param state where its sampler stands
/// @param notes what else the file says, such as the request
public record KeptState(int picture, int pass, SamplerState state, Map<String, String> notes) {
    private static final String PICTURE = "picture";
    private static final String PASS = "pass";
    private static final String PREFIX = "state.";
    private static final int LATENT_DIMENSIONS = 4;
    private static final long MOST_VALUES = 1 << 24;

    /// @throws IllegalArgumentException if the index is negative, or the pass neither of the two
    public KeptState {
        if (picture < 0) {
            throw new IllegalArgumentException("picture " + picture + " is negative");
        }
        if (pass != 0 && pass != 1) {
            throw new IllegalArgumentException("pass " + pass + " is neither 0 nor 1");
        }
        notes = Map.copyOf(notes);
    }

    /// Reads a state.
    ///
    /// @throws ModelFormatException if the file is no sampler state
    /// @throws IOException if it cannot be read
    public static KeptState read(Path file) throws ModelFormatException, IOException {
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            Map<String, Latent> latents = new HashMap<>();
            for (Map.Entry<String, Weight> tensor : stored.weights().entrySet()) {
                latents.put(tensor.getKey(), latent(file, tensor.getValue()));
            }
            Map<String, String> properties = new HashMap<>();
            Map<String, String> notes = new HashMap<>();
            stored.metadata().forEach((key, value) -> {
                if (key.startsWith(PREFIX)) {
                    properties.put(key.substring(PREFIX.length()), value);
                } else {
                    notes.put(key, value);
                }
            });
            int picture = Integer.parseInt(properties.getOrDefault(PICTURE, ""));
            int pass = Integer.parseInt(properties.getOrDefault(PASS, "0"));
            return new KeptState(picture, pass, SamplerStates.read(latents, properties), notes);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(file, "this is no sampler state: " + e.getMessage());
        }
    }

    private static Latent latent(Path file, Weight weight) throws ModelFormatException {
        List<Long> shape = weight.shape();
        if (shape.size() != LATENT_DIMENSIONS || shape.getFirst() != 1 || weight.count() > MOST_VALUES) {
            throw new ModelFormatException(file, "this is no sampler state: a tensor has the shape " + shape);
        }
        float[] values = new float[Math.toIntExact(weight.count())];
        weight.readFloats(0, values);
        return new Latent(
                Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)), Math.toIntExact(shape.get(3)), values);
    }

    /// Writes the state in place of whatever the file held.
    ///
    /// @throws IOException if it cannot be written; the file then still holds what it held
    public void write(Path file) throws IOException {
        List<SafetensorsWriter.Tensor> tensors = new ArrayList<>();
        SamplerStates.tensors(state).forEach((name, latent) -> tensors.add(LatentFile.tensor(name, List.of(latent))));
        Map<String, String> metadata = new HashMap<>(notes);
        SamplerStates.properties(state).forEach((key, value) -> metadata.put(PREFIX + key, value));
        metadata.put(PREFIX + PICTURE, Integer.toString(picture));
        metadata.put(PREFIX + PASS, Integer.toString(pass));
        SafetensorsWriter.write(file, tensors, metadata);
    }
}
