package app.safelight.weights;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The JSON header of a safetensors file, read without trust and in one pass.
///
/// @param entries tensors by name, in the header's order
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
    private static final int MOST_TENSORS = 32_768;
    private static final int MOST_DIMENSIONS = 64;
    private static final int MOST_NUMBERS = 500_000;
    private static final long MOST_TEXT = 8_000_000;

    /// A tensor as the header describes it: bytes `begin` (inclusive) to `end` (exclusive) of the data section.
    record Entry(String name, DType type, List<Long> shape, long begin, long end) {}

    static SafetensorsHeader parse(Path file, MemorySegment json) throws ModelFormatException {
        return JsonReading.parse(file, "header", json, parser -> new Reading(file, parser).read());
    }

    /// One pass over a header.
    private static final class Reading {
        private final Path file;
        private final JsonParser parser;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();
        private long text;
        private int numbers;

        Reading(Path file, JsonParser parser) {
            this.file = file;
            this.parser = parser;
        }

        SafetensorsHeader read() throws ModelFormatException {
            JsonReading.expect(file, "its header is not a JSON object", parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                count(name);
                if (name.equals("__metadata__")) {
                    metadata();
                } else if (entries.put(name, entry(name)) != null) {
                    throw wrong("the tensor name " + Shown.name(name) + " is there twice");
                } else if (entries.size() > MOST_TENSORS) {
                    throw wrong("its header names more than " + MOST_TENSORS + " tensors");
                }
            }
            return new SafetensorsHeader(entries, metadata);
        }

        private void metadata() throws ModelFormatException {
            JsonToken start = parser.nextToken();
            if (start == JsonToken.VALUE_NULL) {
                return;
            }
            JsonReading.expect(file, "its metadata is not a JSON object", start, JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                String complaint = "its metadata " + Shown.name(key) + " is not text";
                JsonReading.expect(file, complaint, parser.nextToken(), JsonToken.VALUE_STRING);
                String value = parser.getString();
                count(key);
                count(value);
                metadata.put(key, value);
            }
        }

        private Entry entry(String name) throws ModelFormatException {
            JsonReading.expect(file, malformed(name), parser.nextToken(), JsonToken.START_OBJECT);
            DType type = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                switch (parser.currentName()) {
                    case "dtype" -> type = once(name, type, type(name));
                    case "shape" -> shape = once(name, shape, numbers(name, "shape"));
                    case "data_offsets" -> offsets = once(name, offsets, numbers(name, "data offsets"));
                    default -> {
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
            if (type == null || shape == null || offsets == null || offsets.size() != 2) {
                throw wrong(malformed(name));
            }
            return new Entry(name, type, shape, offsets.getFirst(), offsets.getLast());
        }

        private <T> T once(String name, @Nullable T before, T now) throws ModelFormatException {
            if (before != null) {
                throw wrong(malformed(name));
            }
            return now;
        }

        private DType type(String name) throws ModelFormatException {
            JsonReading.expect(file, malformed(name), parser.nextToken(), JsonToken.VALUE_STRING);
            String type = parser.getString();
            return DType.named(type)
                    .orElseThrow(() ->
                            wrong("tensor " + Shown.name(name) + " has the unknown data type " + Shown.name(type)));
        }

        private List<Long> numbers(String name, String what) throws ModelFormatException {
            JsonReading.expect(file, malformed(name), parser.nextToken(), JsonToken.START_ARRAY);
            List<Long> numbers = new ArrayList<>(4);
            String complaint = "tensor " + Shown.name(name) + " has invalid " + what;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonReading.expect(file, complaint, parser.currentToken(), JsonToken.VALUE_NUMBER_INT);
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        || parser.getLongValue() < 0
                        || numbers.size() == MOST_DIMENSIONS
                        || ++this.numbers > MOST_NUMBERS) {
                    throw wrong(complaint);
                }
                numbers.add(parser.getLongValue());
            }
            return numbers;
        }

        private void count(String part) throws ModelFormatException {
            text += part.length();
            if (text > MOST_TEXT) {
                throw wrong("its header holds more than " + Shown.size(MOST_TEXT) + " of names and metadata");
            }
        }

        private String malformed(String name) {
            return "the header's entry for tensor " + Shown.name(name) + " is malformed";
        }

        private ModelFormatException wrong(String reason) {
            return new ModelFormatException(file, reason);
        }
    }
}
