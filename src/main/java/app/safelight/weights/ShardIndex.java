package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The index of a model cut into several files: `{"weight_map": {"tensor": "file beside the index"}}`.
final class ShardIndex {
    private static final long LARGEST = 16_000_000;
    private static final int MOST_SHARDS = 256;

    private ShardIndex() {}

    /// Whether a file is JSON text rather than weights: it starts with `{`, which no weights file does by chance, since
    /// that byte would belong to a header's length, and the next ones are text too.
    static boolean isOne(Path file, MemorySegment bytes) {
        if (bytes.byteSize() < 2 || bytes.byteSize() > LARGEST || bytes.get(ValueLayout.JAVA_BYTE, 0) != '{') {
            return false;
        }
        byte next = bytes.get(ValueLayout.JAVA_BYTE, 1);
        Path name = file.getFileName();
        return (next == '"' || next == '\n' || next == '\r' || next == ' ' || next == '\t')
                && name != null
                && name.toString().endsWith(".json");
    }

    /// Reads the index and every file it names.
    static Tensors read(Path index, MemorySegment bytes, Arena arena) throws ModelFormatException, IOException {
        Map<String, String> map = weightMap(index, bytes);
        Set<String> shards = new LinkedHashSet<>(map.values());
        if (map.isEmpty() || shards.size() > MOST_SHARDS) {
            throw new ModelFormatException(index, "names " + shards.size() + " files: it is no index of a model");
        }
        Map<String, Weight> weights = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String shard : shards) {
            Path file = index.resolveSibling(shard);
            Tensors tensors = ModelFiles.shard(file, arena);
            metadata.putAll(tensors.metadata());
            for (var entry : tensors.weights().entrySet()) {
                if (weights.put(entry.getKey(), entry.getValue()) != null) {
                    throw new ModelFormatException(
                            index, "two of its files hold the tensor " + Shown.name(entry.getKey()));
                }
            }
        }
        for (String name : map.keySet()) {
            if (!weights.containsKey(name)) {
                throw new ModelFormatException(index, "none of its files holds the tensor " + Shown.name(name));
            }
        }
        return new Tensors(weights, metadata, List.of());
    }

    /// The names of the files an index speaks of, in its order.
    static Set<String> files(Path index, MemorySegment bytes) throws ModelFormatException {
        return new LinkedHashSet<>(weightMap(index, bytes).values());
    }

    private static Map<String, String> weightMap(Path index, MemorySegment bytes) throws ModelFormatException {
        return JsonReading.parse(index, "index", bytes, parser -> weightMap(index, parser));
    }

    private static Map<String, String> weightMap(Path index, JsonParser parser) throws ModelFormatException {
        String complaint = "is no index of a model: it has no weight_map";
        Map<String, String> map = new LinkedHashMap<>();
        JsonReading.expect(index, complaint, parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = parser.currentName().equals("weight_map");
            JsonToken value = parser.nextToken();
            if (!wanted) {
                parser.skipChildren();
                continue;
            }
            JsonReading.expect(index, complaint, value, JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String tensor = parser.currentName();
                JsonReading.expect(index, complaint, parser.nextToken(), JsonToken.VALUE_STRING);
                map.put(tensor, plain(index, parser.getString()));
            }
        }
        return map;
    }

    /// The name of a file beside the index; anything that leads elsewhere is refused.
    private static String plain(Path index, String name) throws ModelFormatException {
        if (!name.matches("[\\w][\\w.\\-]{0,200}")) {
            throw new ModelFormatException(
                    index, "names the file " + Shown.name(name) + ", which is no plain file name");
        }
        return name;
    }
}
