package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.cli.Program;
import app.safelight.cli.Surroundings;
import app.safelight.engine.Cancellation;
import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.engine.GenerationListener;
import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Outcome;
import app.safelight.residency.Ledger;
import app.safelight.store.ImportedRequest;
import app.safelight.store.PictureFile;
import app.safelight.store.Recipe;
import app.safelight.store.RequestJson;
import app.safelight.store.ToldRequest;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The recorded pictures from the text inside them. What is read from a text must be the request the picture was made
/// by, but for what AUTOMATIC1111 leaves out of its text; and `safelight recreate` makes the pictures again, as near as
/// the case asks. It does so for one case of each group, and for all with `-Dsafelight.recreate=all`.
@Tag("native")
@NeedsReference({"pictures/defaults.json", "models/index.json"})
class RecreateReferenceTest {
    /// What a request can say and a text of AUTOMATIC1111's leaves out, and where.
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("tuning.noise.seedDelta", "told for samplers that mark it alone"),
            Map.entry("tuning.sampling.eta", "told for samplers that have it alone"),
            Map.entry("tuning.sampling.etaDdim", "told for samplers that have it alone"),
            Map.entry("tuning.sampling.churn", "told where the settings ask for it, not the request"),
            Map.entry("tuning.sampling.quantised", "never"),
            Map.entry("tuning.sampling.sharedBrownian", "never"),
            Map.entry("tuning.sampling.schedule.oldKarras", "never"),
            Map.entry("tuning.sampling.schedule.discardPenultimate", "not where the sampler does it anyway"),
            Map.entry("tuning.sampling.uniPc.variant", "never"),
            Map.entry("tuning.sampling.uniPc.spacing", "never"),
            Map.entry("tuning.sampling.uniPc.order", "never"),
            Map.entry("tuning.sampling.uniPc.lastSteps", "never"),
            Map.entry("tuning.prompts.oldEmphasis", "never"),
            Map.entry("tuning.prompts.commaBacktrack", "never"),
            Map.entry("tuning.prompts.editing", "never"),
            Map.entry("tuning.prompts.emphasis", "not where no text has brackets"),
            Map.entry("tuning.prompts.padding", "not where both prompts have one length"),
            Map.entry("tuning.guidance.skipBelow", "not where no step lies below it"),
            Map.entry("tuning.network.cropTop", "never"),
            Map.entry("tuning.network.cropLeft", "never"),
            Map.entry("start.stepRule", "never"),
            Map.entry("start.resize", "never"),
            Map.entry("start.colourCorrection", "never"),
            Map.entry("start.background", "never"),
            Map.entry("start.inpainting.blurX", "not where rows and columns differ"),
            Map.entry("start.inpainting.blurY", "not where rows and columns differ"),
            Map.entry("start.inpainting.area", "not where the mask is empty"),
            Map.entry("start.inpainting.padding", "where the masked area alone is painted"),
            Map.entry("start.inpainting.rounded", "never"),
            Map.entry("start.inpainting.overlay", "never"));

    private static final Map<String, Integer> left = new TreeMap<>();
    private static final Map<String, Set<String>> missed = new TreeMap<>();
    private static int texts;
    private static int whole;
    private static int pictures;
    private static LocalEngine engine;

    @BeforeAll
    static void start() {
        engine = new LocalEngine(() -> DjlBackend.start(new Ledger()), Path.of("none"), "test", new StoredPictures());
    }

    @AfterAll
    static void stop() {
        engine.close();
        IO.println("reference recreate: " + texts + " texts from " + ReferenceFolder.path() + ", " + whole
                + " hold the whole request; left out of the others " + left + "; " + pictures + " pictures made again");
        missed.forEach((fields, cases) -> IO.println("  too far where " + fields + " is left out: " + cases));
    }

    @TestFactory
    List<DynamicTest> textsHoldTheirRequests() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (RecordedPicture recorded : RecordedPictures.find()) {
            if (NotYet.of(recorded).contains("styles")) {
                continue;
            }
            JsonNode files = recorded.json().path("pictures");
            for (int i = 0; i < files.size(); i++) {
                int index = i;
                tests.add(DynamicTest.dynamicTest(recorded + " " + i, () -> {
                    Set<String> leftOut = leftOut(recorded, index);
                    leftOut.forEach(field -> left.merge(field, 1, Integer::sum));
                    assertThat(LEFT_OUT.keySet()).containsAll(leftOut);
                    texts++;
                    whole += leftOut.isEmpty() ? 1 : 0;
                }));
            }
        }
        return tests;
    }

    /// The fields of a picture's request that do not come back from the text inside it.
    private static Set<String> leftOut(RecordedPicture recorded, int index) throws Exception {
        GenerationRequest meant = recorded.request().single(index);
        Path file = recorded.file(recorded.json().get("pictures").get(index).asString());
        Recipe recipe = Recipe.parse(PictureFile.recipe(file).orElseThrow());
        ImportedRequest read = ImportedRequest.of(recipe, files(meant));
        assertThat(read.ignored()).as("not understood").isEmpty();
        Set<String> differing = new TreeSet<>();
        JsonMapper mapper = JsonMapper.shared();
        differ(
                mapper.readTree(RequestJson.write(ToldRequest.of(meant))),
                mapper.readTree(RequestJson.write(ToldRequest.of(read.request()))),
                "",
                differing);
        return differing;
    }

    private static void differ(JsonNode one, JsonNode other, String path, Set<String> differing) {
        if (!one.isObject() || !other.isObject()) {
            boolean blanks = path.toLowerCase(Locale.ROOT).endsWith("prompt")
                    && unblanked(one).equals(unblanked(other));
            if (!one.equals(other) && !blanks) {
                differing.add(path);
            }
            return;
        }
        Set<String> names = new HashSet<>(one.propertyNames());
        names.addAll(other.propertyNames());
        for (String name : names) {
            differ(one.path(name), other.path(name), path.isEmpty() ? name : path + "." + name, differing);
        }
    }

    /// A prompt without the blanks around its lines, which no text keeps and no picture shows.
    private static String unblanked(JsonNode prompt) {
        return prompt.asString().lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    /// The files of a request, which no text can name.
    private static GenerationRequest files(GenerationRequest request) throws IOException {
        return RecreatedCase.withFilesOf(request);
    }

    @TestFactory
    List<DynamicTest> picturesComeOutOfTheirTexts() throws IOException {
        boolean all = "all".equals(System.getProperty("safelight.recreate"));
        List<DynamicTest> tests = new ArrayList<>();
        Set<Path> groups = new HashSet<>();
        for (RecordedPicture recorded : RecordedPictures.find()) {
            boolean told = !recorded.refused()
                    && !recorded.chaotic()
                    && NotYet.of(recorded).isEmpty();
            if (told && (all || groups.add(recorded.group()))) {
                tests.add(DynamicTest.dynamicTest(recorded.toString(), () -> recreate(recorded)));
            }
        }
        return tests;
    }

    private static void recreate(RecordedPicture recorded) throws Exception {
        JsonNode files = recorded.json().path("pictures");
        for (int i = 0; i < files.size(); i++) {
            Set<String> leftOut = leftOut(recorded, i);
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            Path home = Files.createTempDirectory("safelight");
            Surroundings around = new Surroundings(
                    new PrintWriter(out), new PrintWriter(err), false, Map.of(), home, Path.of("presets"));
            int code = new Program(around, (_, _, _) -> new Shared()).run(RecreatedCase.arguments(recorded, i));
            assertThat(code).as(err.toString()).isZero();
            JsonNode told = JsonMapper.shared().readTree(out.toString());
            if (!near(told, recorded.json().get("tolerance"))) {
                missed.computeIfAbsent(String.join(", ", leftOut), _ -> new TreeSet<>())
                        .add(recorded.toString());
                assertThat(leftOut)
                        .as("left out of the text, distance %s", told)
                        .isNotEmpty();
            }
            pictures++;
        }
    }

    private static boolean near(JsonNode told, JsonNode tolerance) {
        return told.get("maxAbsDiff").asInt() <= tolerance.get("channel_max").asInt()
                && 1 - told.get("shareWithinOne").asDouble()
                        <= tolerance.get("share_over_1").asDouble()
                && told.get("latentMaxAbsDiff").asDouble()
                        <= tolerance.get("latent_max_abs").asDouble();
    }

    /// The engine of all cases, which no command closes.
    private static final class Shared implements Engine {
        @Override
        public Outcome generate(
                GenerationRequest request,
                GenerationOptions options,
                GenerationListener listener,
                Cancellation cancellation)
                throws ModelFormatException, EngineException, IOException {
            return engine.generate(request, options, listener, cancellation);
        }

        @Override
        public void close() {}
    }
}
