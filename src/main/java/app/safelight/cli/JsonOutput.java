package app.safelight.cli;

import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON object a command prints with `--json`, in ASCII, so that neither an encoding nor a terminal can spoil
/// it.
final class JsonOutput {
    private JsonOutput() {}

    static String text(Map<String, ?> object) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .writeValueAsString(object);
    }
}
