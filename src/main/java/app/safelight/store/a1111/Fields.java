package app.safelight.store.a1111;

import app.safelight.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object read by the names of its fields, as leniently as a web interface does: a number can be written as a
/// text, a truth as a number; an absent field and null are the same. What was asked for is remembered, so that the
/// fields nobody asked for can be named.
final class Fields {
    private static final int LONGEST_SHOWN = 60;

    private final String what;
    private final JsonNode object;
    private final Set<String> asked = new HashSet<>();

    private Fields(String what, JsonNode object) {
        this.what = what;
        this.object = object;
    }

    /// @param what the fields are, for messages: "setting", "field"
    /// @throws StoreException if it is no object
    static Fields of(String what, JsonNode object) throws StoreException {
        if (!object.isObject()) {
            throw new StoreException("The " + what + "s must be a JSON object.");
        }
        return new Fields(what, object);
    }

    /// The field's value; null where it is absent or null.
    @Nullable
    JsonNode value(String name) {
        asked.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    boolean has(String name) {
        return value(name) != null;
    }

    String text(String name, String otherwise) throws StoreException {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isString() && !value.isNumber()) {
            throw bad(name, "must be a text");
        }
        return value.asString();
    }

    double number(String name, double otherwise) throws StoreException {
        JsonNode value = value(name);
        return value == null ? otherwise : number(name, value);
    }

    int whole(String name, int otherwise) throws StoreException {
        long whole = seed(name, otherwise);
        if (whole != (int) whole) {
            throw bad(name, "is too large");
        }
        return (int) whole;
    }

    /// A whole number of 64 bits.
    long seed(String name, long otherwise) throws StoreException {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? 1 : 0;
        }
        if (value.isString()) {
            try {
                return Long.parseLong(value.asString().strip());
            } catch (NumberFormatException e) {
                throw bad(name, "must be a whole number", e);
            }
        }
        double number = number(name, value);
        if (number != Math.rint(number) || !value.canConvertToLong()) {
            throw bad(name, "must be a whole number");
        }
        return value.asLong();
    }

    boolean truth(String name, boolean otherwise) throws StoreException {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return value.asDouble() != 0;
        }
        return switch (value.isString() ? value.asString().strip().toLowerCase(Locale.ROOT) : "") {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw bad(name, "must be true or false");
        };
    }

    List<String> texts(String name) throws StoreException {
        JsonNode value = value(name);
        List<String> texts = new ArrayList<>();
        if (value != null) {
            if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
                throw bad(name, "must be a list of texts");
            }
            value.valueStream().map(JsonNode::asString).forEach(texts::add);
        }
        return texts;
    }

    /// The names nobody asked for, sorted.
    List<String> unknown() {
        return object.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .toList();
    }

    /// What to throw when a value cannot be used.
    StoreException bad(String name, String why) {
        return bad(name, why, null);
    }

    StoreException bad(String name, String why, @Nullable Exception cause) {
        String value = String.valueOf(object.get(name));
        String shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
        return new StoreException("The " + what + " " + name + ", " + shown + ", " + why + ".", cause);
    }

    private double number(String name, JsonNode value) throws StoreException {
        double number;
        if (value.isNumber()) {
            number = value.asDouble();
        } else {
            try {
                number = Double.parseDouble(value.isString() ? value.asString().strip() : "");
            } catch (NumberFormatException e) {
                throw bad(name, "must be a number", e);
            }
        }
        if (!Double.isFinite(number)) {
            throw bad(name, "must be a number");
        }
        return number;
    }
}
