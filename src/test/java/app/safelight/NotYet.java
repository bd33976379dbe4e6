package app.safelight;

import app.safelight.request.GenerationRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// What the engine cannot do yet, one line each: a case that asks for one of these is left out. A line goes when its
/// feature comes.
final class NotYet {
    private static final Map<String, BiPredicate<RecordedPicture, GenerationRequest>> FEATURES = new LinkedHashMap<>();

    static {
        // never: AUTOMATIC1111 takes a sample of a wide posterior, which no seed of the request controls
        rule("own autoencoder encodes", (recorded, _) -> recorded.fromPicture() && recorded.ownAutoencoder());
    }

    private NotYet() {}

    /// The features a case asks for that are not there.
    static List<String> of(RecordedPicture recorded) {
        GenerationRequest request = recorded.request();
        return FEATURES.entrySet().stream()
                .filter(feature -> feature.getValue().test(recorded, request))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void rule(String name, BiPredicate<RecordedPicture, GenerationRequest> asks) {
        FEATURES.put(name, asks);
    }
}
