package app.safelight.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A parameter of recipes and where its value stands in a request's JSON object.
///
/// @param key of the parameter
/// @param paths of the value, from the request on, parted by slashes; more than one where all have the same value
/// @param written what a recipe says for a value; null where it says nothing
/// @param read the value that a recipe's word stands for; null where it stands for none
record Knob(
        String key, List<String> paths, UnaryOperator<@Nullable String> written, UnaryOperator<@Nullable String> read) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    Knob {
        paths = List.copyOf(paths);
    }

    /// A value that recipes write as it is.
    static Knob plain(String key, String... paths) {
        return new Knob(key, List.of(paths), value -> value, word -> word);
    }

    /// A parameter that is there, as `True`, where its value is a certain one.
    static Knob flag(String key, String path, String value) {
        return words(key, path, Map.of("True", value));
    }

    /// A value that recipes have other words for.
    ///
    /// @param values by the words of recipes
    static Knob words(String key, String path, Map<String, String> values) {
        return new Knob(
                key,
                List.of(path),
                value -> values.entrySet().stream()
                        .filter(each -> each.getValue().equalsIgnoreCase(value))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null),
                word -> values.entrySet().stream()
                        .filter(each -> word != null && each.getKey().equalsIgnoreCase(word.strip()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null));
    }

    /// The same for a number of 64 bits without a sign.
    Knob unsigned() {
        return new Knob(key, paths, value -> value == null ? null : Long.toUnsignedString(Long.parseLong(value)), read);
    }

    /// The same for a colour, in recipes as `#rrggbb`.
    Knob colour() {
        return new Knob(
                key,
                paths,
                value -> value == null ? null : "#%06x".formatted(Integer.parseInt(value)),
                word -> word != null && COLOUR.matcher(word).matches()
                        ? Integer.toString(Integer.parseInt(word.substring(1), 16))
                        : null);
    }

    /// What a recipe says of a request; null for nothing.
    @Nullable
    String text(ObjectNode request) {
        for (String path : paths) {
            String value = value(at(request, path));
            if (value != null) {
                return written.apply(value);
            }
        }
        return null;
    }

    /// Puts the value that a word stands for into a request, wherever the request has the part it belongs to.
    ///
    /// @return whether it had
    boolean put(ObjectNode request, String word) {
        String value = read.apply(word);
        boolean put = false;
        for (String path : paths) {
            int end = path.lastIndexOf('/');
            JsonNode part = end < 0 ? request : at(request, path.substring(0, end));
            if (part instanceof ObjectNode object && value != null) {
                object.put(path.substring(end + 1), value);
                put = true;
            }
        }
        return put;
    }

    private static @Nullable String value(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isFloatingPointNumber() ? plain(value.asDouble()) : value.asString();
    }

    /// A number without an exponent or idle zeros.
    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static JsonNode at(JsonNode request, String path) {
        JsonNode at = request;
        for (String name : path.split("/")) {
            at = at.path(name);
        }
        return at;
    }
}
