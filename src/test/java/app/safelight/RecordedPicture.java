package app.safelight;

import app.safelight.engine.NetworkFolders;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationRequest;
import app.safelight.store.StoreException;
import app.safelight.store.Style;
import app.safelight.store.Styles;
import app.safelight.store.a1111.ApiRequest;
import app.safelight.store.a1111.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A recorded case: a request in AUTOMATIC1111's words and what that program made of it.
///
/// @param settings those of the case over the defaults of all
record RecordedPicture(Path group, JsonNode json, ObjectNode settings) {
    /// A case with its settings.
    ///
    /// @param defaults of the recorded settings
    static RecordedPicture of(Path group, JsonNode json, JsonNode defaults) {
        ObjectNode settings = (ObjectNode) defaults.get("settings").deepCopy();
        json.get("changed_settings").properties().forEach(each -> settings.set(each.getKey(), each.getValue()));
        settings.put("sd_model_checkpoint", json.get("model").asString());
        return new RecordedPicture(group, json, settings);
    }

    String id() {
        return json.get("id").asString();
    }

    JsonNode asked() {
        return json.get("request");
    }

    Path file(String name) {
        return group.resolve(name);
    }

    boolean fromPicture() {
        return json.get("kind").asString().equals("img2img");
    }

    /// Whether AUTOMATIC1111 refused it.
    boolean refused() {
        return json.has("error");
    }

    /// Whether rounding alone decides what comes out.
    boolean chaotic() {
        return json.path("chaotic").asBoolean(false);
    }

    boolean hasModel() {
        return ReferenceFolder.hasModel(json.get("model").asString() + ".safetensors");
    }

    /// Where the networks that prompts call lie, beside every group.
    NetworkFolders networks() {
        Path files = group.resolveSibling("networks/files");
        return new NetworkFolders(List.of(files), List.of(files.resolve("embeddings")));
    }

    /// What AUTOMATIC1111's text says under a key whose value stands in quotes; empty where it says nothing.
    String named(String key) {
        Matcher found = Pattern.compile(key + ": \"([^\"]*)\"|" + key + ": ([^,\"]*)")
                .matcher(json.get("infotexts").get(0).asString());
        return found.find() ? Objects.requireNonNullElse(found.group(1), found.group(2)) : "";
    }

    /// Whether it has the autoencoder in its checkpoint.
    boolean ownAutoencoder() {
        return settings.get("sd_vae").asString().equals("None");
    }

    /// The request as this program puts it.
    ApiRequest read() throws StoreException {
        Installation recorded = new Recorded();
        return fromPicture()
                ? ApiRequest.fromPicture(
                        asked(),
                        settings,
                        recorded,
                        file(json.get("init_image").asString()),
                        json.hasNonNull("mask") ? file(json.get("mask").asString()) : null)
                : ApiRequest.fromText(asked(), settings, recorded);
    }

    /// The request alone.
    GenerationRequest request() {
        try {
            return read().request();
        } catch (StoreException e) {
            throw new IllegalStateException(this + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return group.getFileName() + "/" + id();
    }

    /// What the recording was made with.
    private final class Recorded implements Installation {
        @Override
        public Optional<Path> checkpoint(String name) {
            return Optional.of(ReferenceFolder.model(name + ".safetensors"));
        }

        @Override
        public Optional<Path> autoencoder(String name) {
            Path vae = group.resolveSibling("models").resolve(name);
            return Files.exists(vae) ? Optional.of(vae) : Optional.empty();
        }

        @Override
        public Style.Prompts styled(Style.Prompts prompts, List<String> styles) {
            Path file = group.resolve("styles.csv");
            try {
                return Files.exists(file) ? Styles.read(file).applied(prompts, styles) : prompts;
            } catch (StoreException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public long anySeed() {
            throw new AssertionError("a recorded case leaves no seed open");
        }
    }
}
