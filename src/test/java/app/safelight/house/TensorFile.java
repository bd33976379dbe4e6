package app.safelight.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A trusted safetensors file of reference numbers, read as a whole.
public final class TensorFile {
    private final ByteBuffer data;
    private final Map<String, JsonNode> entries = new TreeMap<>();

    private TensorFile(ByteBuffer data, JsonNode header) {
        this.data = data;
        header.properties().stream()
                .filter(entry -> !"__metadata__".equals(entry.getKey()))
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    }

    /// Reads a file.
    public static TensorFile read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.toIntExact(bytes.getLong());
            String header = new String(bytes.array(), Long.BYTES, length, StandardCharsets.UTF_8);
            int start = Long.BYTES + length;
            ByteBuffer data = bytes.slice(start, bytes.limit() - start).order(ByteOrder.LITTLE_ENDIAN);
            return new TensorFile(data, JsonMapper.shared().readTree(header));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The tensors' names in order.
    public List<String> names() {
        return new ArrayList<>(entries.keySet());
    }

    /// Whether there is a tensor of that name.
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /// The tensor's shape.
    public int[] shape(String name) {
        JsonNode shape = entry(name).path("shape");
        int[] result = new int[shape.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = shape.get(i).asInt();
        }
        return result;
    }

    /// The values of a tensor of type F32.
    public float[] floats(String name) {
        ByteBuffer slice = slice(name, "F32");
        float[] result = new float[slice.remaining() / Float.BYTES];
        slice.asFloatBuffer().get(result);
        return result;
    }

    /// The values of a tensor of type F64.
    public double[] doubles(String name) {
        ByteBuffer slice = slice(name, "F64");
        double[] result = new double[slice.remaining() / Double.BYTES];
        slice.asDoubleBuffer().get(result);
        return result;
    }

    /// The values of a tensor of type I64.
    public long[] longs(String name) {
        ByteBuffer slice = slice(name, "I64");
        long[] result = new long[slice.remaining() / Long.BYTES];
        slice.asLongBuffer().get(result);
        return result;
    }

    private JsonNode entry(String name) {
        JsonNode entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return entry;
    }

    private ByteBuffer slice(String name, String type) {
        JsonNode entry = entry(name);
        if (!type.equals(entry.path("dtype").asString())) {
            throw new IllegalArgumentException(
                    name + " is " + entry.path("dtype").asString() + ", not " + type);
        }
        int start = entry.path("data_offsets").get(0).asInt();
        int end = entry.path("data_offsets").get(1).asInt();
        return data.slice(start, end - start).order(ByteOrder.LITTLE_ENDIAN);
    }
}
