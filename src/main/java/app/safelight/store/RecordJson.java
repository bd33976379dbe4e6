package app.safelight.store;

import app.safelight.request.ImageSize;
import app.safelight.request.NoiseSize;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Records as JSON objects: each component under its name, values out of a few by their labels, sizes as `512x768`,
/// records within as objects. [RecordReader] reads them.
final class RecordJson {
    private RecordJson() {}

    /// The object of a record.
    static ObjectNode write(Record part) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            put(object, component.getName(), value(part, component));
        }
        return object;
    }

    /// A component's value.
    static @Nullable Object value(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(part.getClass() + " does not tell its " + component.getName(), e);
        }
    }

    private static void put(ObjectNode object, String name, @Nullable Object value) {
        switch (value) {
            case null -> object.putNull(name);
            case Boolean truth -> object.put(name, truth);
            case Integer whole -> object.put(name, whole);
            case Long whole -> object.put(name, whole);
            case Double number -> object.put(name, number);
            case String text -> object.put(name, text);
            case ImageSize size -> object.put(name, size.toString());
            case NoiseSize size -> object.put(name, size.toString());
            case Enum<?> choice -> object.put(name, Labels.of(choice));
            case Record part -> object.set(name, write(part));
            case List<?> texts -> {
                ArrayNode array = object.putArray(name);
                texts.forEach(text -> array.add((String) text));
            }
            default ->
                throw new IllegalStateException(name + " has a type that cannot be written: " + value.getClass());
        }
    }
}
