package app.safelight.store;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON that other programs put beside pictures. It can come from anybody: it is no deeper than 64 objects, and what
/// cannot be read is as if it were not there.
final class ForeignJson {
    private static final int DEEPEST = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes NaN
            .build();

    private ForeignJson() {}

    /// The object in a text.
    static Optional<JsonNode> object(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// A text, number or truth as text; null where there is none.
    static @Nullable String scalar(JsonNode value) {
        return value.isString() || value.isNumber() || value.isBoolean() ? value.asString() : null;
    }

    /// Takes a parameter over where the value is a text or a number.
    static void put(Map<String, String> values, String key, JsonNode value) {
        String text = scalar(value);
        if (text != null && !text.isEmpty()) {
            values.put(key, text);
        }
    }

    /// A file's name without folders and ending.
    static String stem(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
