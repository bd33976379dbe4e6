package app.safelight.store;

import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Records as the text of JSON files.
final class JsonText {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /// A record's fields by their names, a line each.
    static String of(Record part) {
        return MAPPER.writeValueAsString(RecordJson.write(part));
    }

    /// An object with nothing in it yet.
    static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    /// An object's text, a line for each field.
    static String of(ObjectNode object) {
        return MAPPER.writeValueAsString(object);
    }

    /// The object a text holds.
    ///
    /// @param origin the file the text comes from
    /// @throws StoreException naming the origin if it holds none
    static ObjectNode object(String text, Path origin) throws StoreException {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new StoreException(origin + " is not JSON: " + e.getOriginalMessage() + ".", e);
        }
        throw new StoreException(origin + " holds no JSON object.");
    }
}
