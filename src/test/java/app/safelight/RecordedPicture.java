package app.safelight;

import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationRequest;
import app.safelight.store.StoreException;
import app.safelight.store.a1111.ApiRequest;
import app.safelight.store.a1111.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        /// The checkpoint, with the autoencoder the case asks for in place of its own.
        @Override
        public Optional<Path> checkpoint(String name) {
            Path model = ReferenceFolder.model(name + ".safetensors");
            if (ownAutoencoder()) {
                return Optional.of(model);
            }
            Path vae = autoencoder(settings.get("sd_vae").asString()).orElseThrow();
            try {
                return Optional.of(SwappedAutoencoder.of(model, vae));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Path> autoencoder(String name) {
            Path vae = group.resolveSibling("models").resolve(name);
            return Files.exists(vae) ? Optional.of(vae) : Optional.empty();
        }

        @Override
        public Prompts styled(Prompts prompts, List<String> styles) {
            return prompts;
        }

        @Override
        public long anySeed() {
            throw new AssertionError("a recorded case leaves no seed open");
        }
    }
}
