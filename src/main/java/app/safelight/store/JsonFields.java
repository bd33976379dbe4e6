package app.safelight.store;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields of a JSON object in a file of the user's; whatever is wrong with one is said with its name.
final class JsonFields {
    private final Path file;
    private final JsonNode object;

    private JsonFields(Path file, JsonNode object) {
        this.file = file;
        this.object = object;
    }

    /// Reads a file that must hold one object with no other fields than those known.
    static JsonFields read(Path file, List<String> known) throws StoreException {
        return of(file, TextFile.read(file), known);
    }

    /// Reads a text as [#read] reads a file's.
    ///
    /// @param file where the text comes from, for messages
    static JsonFields of(Path file, String text, List<String> known) throws StoreException {
        JsonNode object = tree(file, text);
        if (!object.isObject()) {
            throw new StoreException(file + " holds no JSON object.");
        }
        return of(file, object, known);
    }

    private static JsonFields of(Path file, JsonNode object, List<String> known) throws StoreException {
        TreeSet<String> unknown = new TreeSet<>(object.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new StoreException(file + " has the unknown field " + unknown.first() + "; known are "
                    + String.join(", ", known) + ".");
        }
        return new JsonFields(file, object);
    }

    private static JsonNode tree(Path file, String text) throws StoreException {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new StoreException(file + " is not JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    /// The field's text or number, as text; null where it is absent or null.
    @Nullable
    String text(String field) throws StoreException {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isNumber()) {
            throw new StoreException(file + ": " + field + " must be a text or a number.");
        }
        return value.asString();
    }

    /// The field's texts.
    List<String> texts(String field) throws StoreException {
        JsonNode value = object.get(field);
        if (value == null || !value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            throw new StoreException(file + ": " + field + " must be a list of texts.");
        }
        return value.valueStream().map(JsonNode::asString).toList();
    }

    /// The object in a field, which must have no other fields than those known; null where it is absent or null.
    @Nullable
    JsonFields object(String field, List<String> known) throws StoreException {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw new StoreException(file + ": " + field + " must be an object.");
        }
        return of(file, value, known);
    }

    /// A field that must be there.
    <T> T needed(String field, Function<String, T> parse) throws StoreException {
        T value = optional(field, parse);
        if (value == null) {
            throw new StoreException(file + " lacks the field " + field + ".");
        }
        return value;
    }

    /// A field that can be absent or null.
    <T> @Nullable T optional(String field, Function<String, T> parse) throws StoreException {
        String text = text(field);
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw bad(field + " " + text + " cannot be used", e);
        }
    }

    /// What to throw when the fields do not fit together.
    StoreException bad(String what, IllegalArgumentException cause) {
        String why = cause instanceof NumberFormatException ? "it is no such number" : cause.getMessage();
        return new StoreException(file + ": " + what + ": " + why + ".", cause);
    }
}
