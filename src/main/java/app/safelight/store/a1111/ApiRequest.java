package app.safelight.store.a1111;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.PictureStart;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.SoftInpainting;
import app.safelight.store.SamplerNames;
import app.safelight.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A request read from the JSON that AUTOMATIC1111's `/sdapi/v1/txt2img` and `/sdapi/v1/img2img` take. Absent fields
/// have the defaults of that interface; `override_settings` in the request goes before the settings.
///
/// @param unknown fields and settings nobody knows, which were passed over
/// @param unfollowed a sentence for each thing asked for that this program cannot do
public record ApiRequest(GenerationRequest request, List<String> unknown, List<String> unfollowed) {
    private static final int USUAL_STEPS = 50;
    private static final int USUAL_SIDE = 512;
    private static final double USUAL_CFG = 7;

    public ApiRequest {
        unknown = List.copyOf(unknown);
        unfollowed = List.copyOf(unfollowed);
    }

    /// A request for pictures from text.
    ///
    /// @param settings by their names; absent ones have their defaults
    /// @throws StoreException naming the field or setting whose value cannot be used
    public static ApiRequest fromText(JsonNode request, JsonNode settings, Installation installation)
            throws StoreException {
        return new Reading(request, settings, installation).read(null, null);
    }

    /// A request for pictures from a picture.
    ///
    /// @param settings by their names; absent ones have their defaults
    /// @param picture where the picture to start from lies
    /// @param mask where its mask lies; null for none
    /// @throws StoreException naming the field or setting whose value cannot be used
    public static ApiRequest fromPicture(
            JsonNode request, JsonNode settings, Installation installation, Path picture, @Nullable Path mask)
            throws StoreException {
        return new Reading(request, settings, installation).read(picture, mask);
    }

    /// One reading of a request.
    private static final class Reading {
        private final Fields request;
        private final Fields settings;
        private final Installation installation;
        private final List<String> unfollowed = new ArrayList<>();

        Reading(JsonNode request, JsonNode settings, Installation installation) throws StoreException {
            this.request = Fields.of("field", request);
            ObjectNode merged = JsonMapper.shared().createObjectNode();
            copy(settings, merged);
            JsonNode overriding = this.request.value("override_settings");
            if (overriding != null) {
                copy(overriding, merged);
            }
            this.settings = Fields.of("setting", merged);
            this.installation = installation;
        }

        private static void copy(JsonNode from, ObjectNode to) throws StoreException {
            Fields.of("setting", from);
            for (Map.Entry<String, JsonNode> each : from.properties()) {
                to.set(each.getKey(), each.getValue());
            }
        }

        ApiRequest read(@Nullable Path picture, @Nullable Path mask) throws StoreException {
            try {
                GenerationRequest read = request(picture, mask);
                Unfollowed rest = new Unfollowed(request, settings, unfollowed);
                rest.look();
                if (read.hires() != null) {
                    rest.lookAtHires();
                }
                List<String> unknown = new ArrayList<>(request.unknown());
                unknown.addAll(settings.unknown());
                return new ApiRequest(read, unknown, unfollowed);
            } catch (IllegalArgumentException e) {
                throw new StoreException("The request cannot be followed: " + e.getMessage() + ".", e);
            }
        }

        private GenerationRequest request(@Nullable Path picture, @Nullable Path mask) throws StoreException {
            SoftInpainting soft = new Scripts(request, unfollowed).read();
            Hires hires =
                    new HiresFields(request).read(request.number("denoising_strength", PictureStart.USUAL_DENOISING));
            SamplerNames.Labels names = SamplerNames.split(
                    request.text("sampler_name", request.text("sampler_index", SamplerType.EULER.label())),
                    request.text("scheduler", ScheduleType.AUTOMATIC.label()));
            Installation.Prompts prompts = installation.styled(
                    new Installation.Prompts(request.text("prompt", ""), request.text("negative_prompt", "")),
                    request.texts("styles"));
            long seed = request.seed("seed", -1);
            return new GenerationRequest(
                    prompts.positive(),
                    prompts.negative(),
                    file("sd_model_checkpoint", installation::checkpoint),
                    null,
                    SamplerNames.sampler(names.sampler()),
                    SamplerNames.schedule(names.schedule()),
                    request.whole("steps", USUAL_STEPS),
                    request.number("cfg_scale", USUAL_CFG),
                    seed < 0 ? installation.anySeed() : seed,
                    new ImageSize(request.whole("width", USUAL_SIDE), request.whole("height", USUAL_SIDE)),
                    count(),
                    picture == null ? null : new StartFields(request, settings).read(picture, mask, soft),
                    file("sd_vae", installation::autoencoder),
                    picture == null ? hires : null,
                    new TuningFields(request, settings, installation).read());
        }

        /// Batches follow one another as pictures do in a batch.
        private int count() throws StoreException {
            long count = (long) request.whole("batch_size", 1) * request.whole("n_iter", 1);
            return Math.toIntExact(Math.clamp(count, 0, Integer.MAX_VALUE));
        }

        /// The file a setting names; null for the usual one.
        private @Nullable String file(String setting, Finder finder) throws StoreException {
            String name = settings.text(setting, "None");
            if (name.equals("None") || name.equals("Automatic")) {
                return null;
            }
            return finder.find(name)
                    .orElseThrow(() -> settings.bad(setting, "is not among the files that were found"))
                    .toString();
        }
    }

    /// Finds a file by its name.
    @FunctionalInterface
    private interface Finder {
        Optional<Path> find(String name);
    }
}
