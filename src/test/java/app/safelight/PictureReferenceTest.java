package app.safelight;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationEvent.PictureDone;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Raster;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.residency.Ledger;
import app.safelight.weights.SafetensorsFile;
import app.safelight.weights.Weight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whole pictures against those AUTOMATIC1111 made of the same request: every recorded case from text that asks for
/// nothing this program does not know yet.
@Tag("native")
@NeedsReference({"pictures/defaults.json", "models/index.json"})
class PictureReferenceTest {
    /// Fields of a request that are taken over; all others must have their default.
    private static final Set<String> KNOWN = Set.of(
            "prompt", "negative_prompt", "seed", "steps", "sampler_name", "scheduler", "cfg_scale", "width", "height");

    private static final Pattern PROMPT_SYNTAX = Pattern.compile("[\\[\\]{}|<>]|\\bAND\\b|__");

    private static LocalEngine engine;
    private static int cases;
    private static int leftOut;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        engine = new LocalEngine(() -> DjlBackend.start(new Ledger()), Path.of("none"), "test");
    }

    @AfterAll
    static void stop() {
        engine.close();
        IO.println("reference pictures: " + cases + " cases from " + ReferenceFolder.path() + ", " + leftOut
                + " left out that ask for more than this program knows yet");
    }

    /// A recorded case.
    record Case(Path group, JsonNode json) {
        JsonNode request() {
            return json.get("request");
        }

        String text(String field) {
            return request().get(field).asString();
        }

        Path file(String name) {
            return group.resolve(name);
        }

        @Override
        public String toString() {
            return group.getFileName() + "/" + json.get("id").asString();
        }
    }

    static Stream<Case> plainCases() throws IOException {
        Path pictures = ReferenceFolder.path().resolve("pictures");
        if (!Files.isDirectory(pictures)) {
            return Stream.of();
        }
        List<Case> plain = new ArrayList<>();
        JsonNode defaults = ReferenceFolder.json("pictures/defaults.json").get("txt2img");
        try (Stream<Path> groups = Files.list(pictures).sorted()) {
            for (Path group : groups.filter(path -> Files.exists(path.resolve("cases.json")))
                    .toList()) {
                for (JsonNode json : ReferenceFolder.json("pictures/" + group.getFileName() + "/cases.json")) {
                    Case found = new Case(group, json);
                    if (isPlain(found, defaults)) {
                        plain.add(found);
                    } else {
                        leftOut++;
                    }
                }
            }
        }
        return plain.stream();
    }

    private static boolean isPlain(Case found, JsonNode defaults) {
        JsonNode json = found.json();
        if (!json.get("kind").asString().equals("txt2img")
                || json.has("error")
                || !json.has("tolerance")
                || !json.get("changed_settings").isEmpty()
                || !ReferenceFolder.hasModel(json.get("model").asString() + ".safetensors")) {
            return false;
        }
        for (Map.Entry<String, JsonNode> field : found.request().properties()) {
            if (!KNOWN.contains(field.getKey()) && !field.getValue().equals(defaults.get(field.getKey()))) {
                return false;
            }
        }
        String prompts = found.text("prompt") + "\n" + found.text("negative_prompt");
        return embeddings(found.group()).stream().noneMatch(prompts.toLowerCase(Locale.ROOT)::contains)
                && sampler(found).isPresent()
                && schedule(found).isPresent()
                && !PROMPT_SYNTAX.matcher(prompts).find();
    }

    /// Names of the textual inversions beside the recorded pictures, which a prompt calls by name alone.
    private static List<String> embeddings(Path group) {
        Path folder = group.resolve("files/embeddings");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", ""))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<SamplerType> sampler(Case found) {
        return Arrays.stream(SamplerType.values())
                .filter(type -> type.label().equals(found.text("sampler_name")))
                .findFirst();
    }

    private static Optional<ScheduleType> schedule(Case found) {
        return Arrays.stream(ScheduleType.values())
                .filter(type -> type.label().equals(found.text("scheduler")))
                .findFirst();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("plainCases")
    void picturesAreThoseOfAutomatic1111(Case recorded) throws Exception {
        JsonNode json = recorded.json();
        JsonNode asked = recorded.request();
        GenerationRequest request = new GenerationRequest(
                recorded.text("prompt"),
                recorded.text("negative_prompt"),
                ReferenceFolder.model(json.get("model").asString() + ".safetensors")
                        .toString(),
                null,
                sampler(recorded).orElseThrow(),
                schedule(recorded).orElseThrow(),
                asked.get("steps").asInt(),
                asked.get("cfg_scale").asDouble(),
                asked.get("seed").asLong(),
                new ImageSize(asked.get("width").asInt(), asked.get("height").asInt()),
                1);
        Path latents = folder.resolve("latents.safetensors");
        List<PictureDone> done = new ArrayList<>();
        engine.generate(
                request,
                new GenerationOptions(null, null, Map.of(), latents),
                event -> {
                    if (event instanceof PictureDone picture) {
                        done.add(picture);
                    }
                },
                () -> false);

        JsonNode tolerance = json.get("tolerance");
        try (SafetensorsFile ours = SafetensorsFile.open(latents);
                SafetensorsFile theirs =
                        SafetensorsFile.open(recorded.file(json.get("tensors").asString()))) {
            assertThat(difference("noise", ours, theirs))
                    .as("%s noise", recorded)
                    .isLessThanOrEqualTo(3e-6);
            assertThat(difference("latent", ours, theirs))
                    .as("%s latent", recorded)
                    .isLessThanOrEqualTo(tolerance.get("latent_max_abs").asDouble());
        }
        comparePictures(
                done.getFirst().raster(),
                recorded.file(json.get("pictures").get(0).asString()),
                tolerance);
        assertThat(json.get("infotexts").get(0).asString())
                .contains("Model hash: " + done.getFirst().provenance().modelHash());
        cases++;
    }

    private static double difference(String name, SafetensorsFile ours, SafetensorsFile theirs) {
        float[] a = floats(ours, name);
        float[] b = floats(theirs, name);
        assertThat(a).as(name).hasSameSizeAs(b);
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs((double) a[i] - b[i]));
        }
        return worst;
    }

    private static float[] floats(SafetensorsFile file, String name) {
        Weight weight = requireNonNull(file.weights().get(name), name);
        float[] values = new float[Math.toIntExact(weight.count())];
        weight.readFloats(0, values);
        return values;
    }

    private static void comparePictures(Raster ours, Path file, JsonNode tolerance) throws IOException {
        BufferedImage theirs = requireNonNull(ImageIO.read(file.toFile()), "unreadable picture");
        assertThat(ours.width()).isEqualTo(theirs.getWidth());
        assertThat(ours.height()).isEqualTo(theirs.getHeight());
        int worst = 0;
        int over = 0;
        for (int i = 0; i < ours.rgb().length; i++) {
            int pixel = i / 3;
            int rgb = theirs.getRGB(pixel % ours.width(), pixel / ours.width());
            int channel = rgb >> (16 - 8 * (i % 3)) & 0xFF;
            int difference = Math.abs((ours.rgb()[i] & 0xFF) - channel);
            worst = Math.max(worst, difference);
            over += difference > 1 ? 1 : 0;
        }
        assertThat(worst)
                .as("largest channel difference")
                .isLessThanOrEqualTo(tolerance.get("channel_max").asInt());
        assertThat((double) over / ours.rgb().length)
                .as("share of channels off by more than 1")
                .isLessThanOrEqualTo(tolerance.get("share_over_1").asDouble());
    }
}
