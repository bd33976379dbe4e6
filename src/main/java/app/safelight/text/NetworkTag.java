package app.safelight.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A network called in a prompt: `<kind:value:value:key=value>`.
///
/// @param kind before the first colon
/// @param values between colons, those with a key left out
/// @param named by their keys
public record NetworkTag(String kind, List<String> values, Map<String, String> named) {
    public NetworkTag {
        values = List.copyOf(values);
        named = Map.copyOf(named);
    }

    static NetworkTag of(String kind, String arguments) {
        List<String> values = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        for (String argument : arguments.split(":", -1)) {
            String[] parts = argument.split("=", -1);
            if (parts.length == 2) {
                named.put(parts[0], parts[1]);
            } else {
                values.add(argument);
            }
        }
        return new NetworkTag(kind, values, named);
    }
}
