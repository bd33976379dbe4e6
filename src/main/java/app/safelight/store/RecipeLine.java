package app.safelight.store;

import app.safelight.request.GenerationRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The parameters of a request's recipe as they come together: what is written first keeps its place and its value.
final class RecipeLine {
    private static final ObjectNode USUAL = RecordJson.write(UsualRequest.WHOLE);

    private final ObjectNode request;
    private final Map<String, String> values = new LinkedHashMap<>();

    RecipeLine(GenerationRequest request) {
        this.request = RecordJson.write(request);
    }

    Map<String, String> values() {
        return values;
    }

    /// Writes parameters of [Knobs] whose values are not as usual.
    void unusual(String... keys) {
        for (String key : keys) {
            Knob knob = Knobs.of(key);
            String text = knob.text(request);
            if (text != null && !text.equals(knob.text(USUAL))) {
                put(key, text);
            }
        }
    }

    /// Writes parameters of [Knobs] that the request has a value for.
    void always(String... keys) {
        for (String key : keys) {
            put(key, Knobs.of(key).text(request));
        }
    }

    /// Writes a parameter, unless its value is null.
    void put(String key, @Nullable String value) {
        if (value != null) {
            values.putIfAbsent(key, value);
        }
    }
}
