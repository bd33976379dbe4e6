package app.safelight;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Inpainting;
import app.safelight.request.PictureStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the engine cannot do yet, one line each: a case that asks for one of these is left out. A line goes when its
/// feature comes.
final class NotYet {
    private static final Map<String, BiPredicate<RecordedPicture, GenerationRequest>> FEATURES = new LinkedHashMap<>();

    static {
        // prompts
        prompt("wildcards", "\\{|__");
        prompt("LoRA", "<\\w+:");
        rule("styles", (recorded, _) -> !recorded.asked().path("styles").isEmpty());
        rule("embeddings", (recorded, request) -> words(request).anyMatch(embedding(recorded)));
        // pictures to start from
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

    private static void request(String name, Predicate<GenerationRequest> asks) {
        rule(name, (_, request) -> asks.test(request));
    }

    private static void prompt(String name, String syntax) {
        Pattern pattern = Pattern.compile(syntax);
        request(name, request -> words(request).anyMatch(pattern.asPredicate()));
    }

    private static void start(String name, Predicate<PictureStart> asks) {
        request(name, request -> request.start() != null && asks.test(request.start()));
    }

    private static void mask(String name, Predicate<Inpainting> asks) {
        start(name, start -> start.inpainting() != null && asks.test(start.inpainting()));
    }

    private static Stream<String> words(GenerationRequest request) {
        return Stream.of(request.prompt(), request.negativePrompt());
    }

    /// Whether a prompt names one of the textual inversions beside the recorded pictures.
    private static Predicate<String> embedding(RecordedPicture recorded) {
        Path folder = recorded.group().resolveSibling("networks/files/embeddings");
        if (!Files.isDirectory(folder)) {
            return _ -> false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", ""))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            return prompt -> names.stream().anyMatch(prompt.toLowerCase(Locale.ROOT)::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
