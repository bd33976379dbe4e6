package app.safelight;

import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Inpainting;
import app.safelight.request.PictureStart;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What `safelight recreate` is told of a recorded case beside its picture.
final class RecreatedCase {
    private RecreatedCase() {}

    /// A request with the files of another and nothing else of it.
    static GenerationRequest withFilesOf(GenerationRequest request) {
        PictureStart start = request.start();
        Inpainting inpainting = start == null ? null : start.inpainting();
        PictureStart other = start == null
                ? null
                : PictureStart.of(start.picture())
                        .withInpainting(inpainting == null ? null : Inpainting.of(inpainting.mask()));
        return new GenerationRequest(
                        "",
                        "",
                        request.model(),
                        null,
                        SamplerType.LMS,
                        ScheduleType.NORMAL,
                        1,
                        1,
                        1,
                        null,
                        request.count(),
                        other)
                .withAutoencoder(request.autoencoder());
    }

    /// The command line.
    ///
    /// @param index of the picture in the case
    static String[] arguments(RecordedPicture recorded, int index) {
        JsonNode json = recorded.json();
        Path model = ReferenceFolder.model(json.get("model").asString() + ".safetensors");
        List<String> arguments = new ArrayList<>(List.of(
                "recreate",
                recorded.file(json.get("pictures").get(index).asString()).toString(),
                "--json",
                "-m",
                model.toString(),
                "--latent",
                recorded.file(json.get("tensors").asString()).toString()));
        recorded.networks().loras().forEach(folder -> arguments.addAll(List.of("--lora-dir", folder.toString())));
        recorded.networks()
                .embeddings()
                .forEach(folder -> arguments.addAll(List.of("--embeddings-dir", folder.toString())));
        name(arguments, "--init", recorded, "init_image");
        name(arguments, "--mask", recorded, "mask");
        if (!recorded.ownAutoencoder()) {
            String vae = recorded.settings().get("sd_vae").asString();
            arguments.addAll(List.of(
                    "--vae",
                    recorded.group().resolveSibling("models").resolve(vae).toString()));
        }
        return arguments.toArray(String[]::new);
    }

    private static void name(List<String> arguments, String option, RecordedPicture recorded, String field) {
        if (recorded.json().hasNonNull(field)) {
            arguments.addAll(List.of(
                    option, recorded.file(recorded.json().get(field).asString()).toString()));
        }
    }
}
