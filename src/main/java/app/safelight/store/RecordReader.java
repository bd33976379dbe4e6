package app.safelight.store;

import app.safelight.request.ImageSize;
import app.safelight.request.NoiseSize;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what [RecordJson] wrote. What a file does not name counts as usual, so that older files with fewer fields can
/// be read; what it names wrongly is said with its name.
final class RecordReader {
    private final String origin;

    /// @param origin where the objects come from, for messages: a file's name
    RecordReader(String origin) {
        this.origin = origin;
    }

    /// The record of an object.
    ///
    /// @throws StoreException naming the origin and the field that is unknown, missing or cannot be used
    <T extends Record> T read(Class<T> type, JsonNode object) throws StoreException {
        return read(type, object, "");
    }

    /// @param path of the object, ending in a dot; empty for the whole
    private <T extends Record> T read(Class<T> type, JsonNode object, String path) throws StoreException {
        if (!object.isObject()) {
            throw new StoreException(origin + ": " + (path.isEmpty() ? "it" : name(path)) + " must be an object.");
        }
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(components, object, path);
        @Nullable Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(type, components[i], object, path);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                String what = path.isEmpty() ? "it" : name(path);
                throw new StoreException(
                        origin + ": " + what + " cannot be followed: " + reason(refused) + ".", refused);
            }
            throw new IllegalStateException(type + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private void refuseUnknown(RecordComponent[] components, JsonNode object, String path) throws StoreException {
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        TreeSet<String> unknown = new TreeSet<>(object.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new StoreException(origin + " has the unknown field " + path + unknown.first() + "; known are "
                    + String.join(", ", known) + ".");
        }
    }

    private @Nullable Object value(Class<?> owner, RecordComponent component, JsonNode object, String path)
            throws StoreException {
        JsonNode value = object.get(component.getName());
        String field = path + component.getName();
        if (value != null && !value.isNull()) {
            return value(component.getType(), value, field);
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (Usual.canBeSilent(owner, component.getName())) {
            return RecordJson.value(Usual.of(owner).orElseThrow(), component);
        }
        return Usual.of(component.getType())
                .orElseThrow(() -> new StoreException(origin + " lacks the field " + field + "."));
    }

    private Object value(Class<?> type, JsonNode value, String field) throws StoreException {
        if (type == List.class) {
            if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
                throw new StoreException(origin + ": " + field + " must be a list of texts.");
            }
            return value.valueStream().map(JsonNode::asString).toList();
        }
        if (type.isRecord() && type != ImageSize.class && type != NoiseSize.class) {
            return read(type.asSubclass(Record.class), value, field + ".");
        }
        if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
            throw new StoreException(origin + ": " + field + " must be a text or a number.");
        }
        String text = value.asString();
        try {
            return parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new StoreException(origin + ": " + field + " " + text + " cannot be used: " + reason(e) + ".", e);
        }
    }

    private static Object parse(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        } else if (type == int.class) {
            return Integer.parseInt(text.strip());
        } else if (type == long.class) {
            return ImportedRequest.seed(text.strip());
        } else if (type == double.class) {
            return Double.parseDouble(text);
        } else if (type == boolean.class) {
            return truth(text);
        } else if (type == ImageSize.class) {
            return Sizes.picture(text);
        } else if (type == NoiseSize.class) {
            return Sizes.noise(text);
        } else if (type.isEnum()) {
            return choice(type, text);
        }
        throw new IllegalStateException("values of " + type + " cannot be read");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is looked at before
    private static Object choice(Class<?> type, String text) {
        return Labels.find((Class<? extends Enum>) type, text);
    }

    private static boolean truth(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is neither true nor false");
        };
    }

    private static String reason(IllegalArgumentException refused) {
        return refused instanceof NumberFormatException ? "it is no such number" : String.valueOf(refused.getMessage());
    }

    private static String name(String path) {
        return path.substring(0, path.length() - 1);
    }
}
