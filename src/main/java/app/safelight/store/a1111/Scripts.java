package app.safelight.store.a1111;

import app.safelight.request.SoftInpainting;
import app.safelight.store.StoreException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The scripts a request switches on, of which soft inpainting is known.
final class Scripts {
    private static final String FIELD = "alwayson_scripts";
    private static final String SOFT = "soft inpainting";
    private static final int DIALS = 6;

    private final Fields request;
    private final List<String> unfollowed;

    /// @param unfollowed takes a sentence for each script that is not known
    Scripts(Fields request, List<String> unfollowed) {
        this.request = request;
        this.unfollowed = unfollowed;
    }

    /// Soft inpainting; null where it is not switched on.
    @Nullable
    SoftInpainting read() throws StoreException {
        JsonNode scripts = request.value(FIELD);
        SoftInpainting soft = null;
        if (scripts != null) {
            if (!scripts.isObject()) {
                throw request.bad(FIELD, "must be an object");
            }
            for (Map.Entry<String, JsonNode> script : scripts.properties()) {
                if (script.getKey().equalsIgnoreCase(SOFT)) {
                    soft = soft(script.getValue().path("args"));
                } else {
                    unfollowed.add("There is no script " + script.getKey() + " here.");
                }
            }
        }
        return soft;
    }

    /// The arguments: whether it is on, then its six dials; those left out are as usual.
    private @Nullable SoftInpainting soft(JsonNode arguments) throws StoreException {
        if (!arguments.isArray() || arguments.isEmpty() || !arguments.get(0).asBoolean(false)) {
            return null;
        }
        SoftInpainting usual = SoftInpainting.USUAL;
        double[] dials = {
            usual.scheduleBias(),
            usual.preservation(),
            usual.transitionContrast(),
            usual.maskInfluence(),
            usual.differenceThreshold(),
            usual.differenceContrast()
        };
        for (int i = 0; i < DIALS && i + 1 < arguments.size(); i++) {
            JsonNode dial = arguments.get(i + 1);
            if (!dial.isNumber()) {
                throw request.bad(FIELD, "has an argument of soft inpainting that is no number");
            }
            dials[i] = dial.asDouble();
        }
        return new SoftInpainting(dials[0], dials[1], dials[2], dials[3], dials[4], dials[5]);
    }
}
