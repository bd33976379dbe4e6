package app.safelight.engine.djl;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.engine.SizeEmbedding;
import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.ModelFamily;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.SafetensorsFile;
import app.safelight.weights.TextEncoderWeights;
import app.safelight.weights.Weight;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Text encoders, UNets and autoencoders against the numbers of independent implementations, whole and block by block.
@Tag("native")
@NeedsReference("nets/index.json")
class NetworkReferenceTest {
    private static final Map<String, Checkpoint> OPEN = new TreeMap<>();
    private static PyTorch torch;
    private static int cases;

    @BeforeAll
    static void start() {
        torch = PyTorch.start("");
        PyTorch.prepareThread();
    }

    @AfterAll
    static void stop() {
        OPEN.values().forEach(Checkpoint::close);
        OPEN.clear();
        torch.close();
        IO.println("reference networks: " + cases + " cases from " + ReferenceFolder.path());
    }

    static Stream<String> textCases() {
        return cases("text");
    }

    static Stream<String> unetCases() {
        return cases("unet");
    }

    static Stream<String> vaeCases() {
        return cases("vae");
    }

    private static Stream<String> cases(String stage) {
        return index().properties().stream()
                .filter(entry -> entry.getValue().get("stage").asString().equals(stage))
                .filter(entry -> !ReferenceFolder.isCopy() || present(entry.getValue()))
                .map(Map.Entry::getKey);
    }

    private static boolean present(JsonNode entry) {
        return Files.exists(numbers(entry))
                && ReferenceFolder.hasModel(entry.get("model").asString() + ".safetensors");
    }

    private static JsonNode index() {
        return ReferenceFolder.json("nets/index.json").get("cases");
    }

    private static Path numbers(JsonNode entry) {
        return ReferenceFolder.path().resolve("nets").resolve(entry.get("file").asString());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("textCases")
    void textEncodersGiveTheReferenceNumbers(String name) throws Exception {
        check(name, this::text);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("unetCases")
    void unetsGiveTheReferenceNumbers(String name) throws Exception {
        check(name, this::unet);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("vaeCases")
    void autoencodersGiveTheReferenceNumbers(String name) throws Exception {
        check(name, this::vae);
    }

    /// A running case: inputs, and where results go under the names of the index.
    private record Case(
            JsonNode entry, Checkpoint model, SafetensorsFile file, PtNDManager pass, Map<String, float[]> made) {
        PtNDArray input(String name) {
            Weight weight = number(name);
            DataType type = name.startsWith("ids") ? DataType.INT64 : DataType.FLOAT32;
            Shape shape =
                    new Shape(weight.shape().stream().mapToLong(Long::longValue).toArray());
            PtNDArray array = pass.create(shape, type);
            array.toByteBuffer(true)
                    .order(ByteOrder.nativeOrder())
                    .put(weight.bytes().asByteBuffer());
            return array;
        }

        Weight number(String name) {
            return requireNonNull(file.weights().get(name), name);
        }

        float[] result(String name) {
            return requireNonNull(made.get(name), () -> "no " + name + " among " + made.keySet());
        }

        boolean has(String name) {
            return entry.get("tensors").has(name);
        }

        void put(String name, NDArray array) {
            made.put(name, array.toFloatArray());
        }

        ModelFamily family() {
            return model.description().family();
        }
    }

    private static void check(String name, Consumer<Case> run) throws Exception {
        JsonNode entry = index().get(name);
        String modelName = entry.get("model").asString();
        Checkpoint model = OPEN.get(modelName);
        if (model == null) {
            model = Checkpoint.open(ReferenceFolder.model(modelName + ".safetensors"));
            OPEN.put(modelName, model);
        }
        try (SafetensorsFile file = SafetensorsFile.open(numbers(entry));
                PtNDManager pass = torch.newManager()) {
            Case running = new Case(entry, model, file, pass, new LinkedHashMap<>());
            run.accept(running);
            for (Map.Entry<String, JsonNode> tensor : entry.get("tensors").properties()) {
                if (tensor.getValue().get("role").asString().equals("output")) {
                    compare(name, tensor.getKey(), tensor.getValue(), running);
                }
            }
        }
        cases++;
    }

    private static void compare(String name, String tensor, JsonNode facts, Case running) {
        float[] made = running.result(tensor);
        float[] expected = floats(running.number(tensor));
        // inner values of the text encoders are given for one prompt of several
        int offset = made.length == expected.length ? 0 : blockPrompt(running) * expected.length;
        double tolerance = facts.get("tolerance").asDouble();
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(made[offset + i] - expected[i]);
            worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
        }
        assertThat(worst).as("%s %s, largest difference", name, tensor).isLessThanOrEqualTo(tolerance);
    }

    /// The prompt whose inner values are recorded, from the case's own words: "block.* are of the third prompt only".
    private static int blockPrompt(Case running) {
        String description = running.entry().get("description").asString();
        String[] ordinals = {"first", "second", "third", "fourth", "fifth", "sixth"};
        for (int i = 0; i < ordinals.length; i++) {
            if (description.contains(ordinals[i] + " prompt only")) {
                return i;
            }
        }
        throw new IllegalStateException("which prompt? " + description);
    }

    private static float[] floats(Weight weight) {
        float[] values = new float[Math.toIntExact(weight.count())];
        weight.bytes()
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private void text(Case running) {
        TextEncoderWeights first = running.model().textEncoders().getFirst();
        try (StageWeights weights = weights(first.weights())) {
            ClipTextModel clip = new ClipTextModel(torch.kernels(), weights, first.kind());
            PtNDArray hidden = clip.embed(running.input("ids"));
            running.put("block.0_embeddings", hidden);
            for (int layer = 0; layer < clip.layers(); layer++) {
                if (layer == clip.layers() - 1) {
                    running.put(
                            running.family() == ModelFamily.SDXL ? "out.clip_penultimate" : "out.penultimate", hidden);
                    NDArray normed = clip.norm(hidden);
                    running.put("out.penultimate_normed", normed);
                    if (running.family() == ModelFamily.SD2) {
                        running.put("out.context", normed);
                    }
                }
                hidden = clip.run(hidden, layer, layer + 1);
                running.put("block." + (layer + 1) + "_after_layer", hidden);
            }
            NDArray last = clip.norm(hidden);
            running.put("out.last_hidden_state", last);
            running.put("out.last_normed", last);
            running.put("out.clip_last_normed", last);
        }
        if (running.family() == ModelFamily.SDXL) {
            sdxl(running);
        }
    }

    private void sdxl(Case running) {
        TextEncoderWeights second = running.model().textEncoders().get(1);
        try (StageWeights weights = weights(second.weights())) {
            ClipTextModel clip = new ClipTextModel(torch.kernels(), weights, second.kind());
            PtNDArray hidden = clip.run(clip.embed(running.input("ids_2")), 0, clip.layers() - 1);
            running.put("out.open_clip_penultimate", hidden);
            hidden = clip.run(hidden, clip.layers() - 1, clip.layers());
            running.put("out.open_clip_last", hidden);
            PtNDArray normed = clip.norm(hidden);
            long[] ids = running.input("ids_2").toLongArray();
            int prompts = Math.toIntExact(normed.getShape().get(0));
            int tokens = Math.toIntExact(normed.getShape().get(1));
            float[][] pooled = new float[prompts][];
            for (int i = 0; i < prompts; i++) {
                int[] chunk = new int[tokens];
                for (int j = 0; j < tokens; j++) {
                    chunk[j] = (int) ids[i * tokens + j];
                }
                pooled[i] = clip.project((PtNDArray) normed.get(i, DjlTextEncoder.end(chunk)))
                        .toFloatArray();
            }
            running.made().put("out.pooled", Floats.join(java.util.List.of(pooled)));
            float[] left = running.result("out.clip_penultimate");
            float[] right = running.result("out.open_clip_penultimate");
            running.made().put("out.context", beside(left, right, prompts * tokens));
            float[] sizes = SizeEmbedding.of(running.input("time_ids").toFloatArray());
            running.made().put("out.y", beside(running.result("out.pooled"), sizes, prompts));
            float[] none = new float[prompts * pooled[0].length];
            running.made().put("out.y_zeroed_text", beside(none, sizes, prompts));
        }
    }

    private static float[] beside(float[] left, float[] right, int rows) {
        int l = left.length / rows;
        int r = right.length / rows;
        float[] joined = new float[left.length + right.length];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(left, i * l, joined, i * (l + r), l);
            System.arraycopy(right, i * r, joined, i * (l + r) + l, r);
        }
        return joined;
    }

    private void unet(Case running) {
        Map<String, Weight> named = running.model().unet();
        try (StageWeights weights = weights(named)) {
            UNetModel unet = new UNetModel(torch.kernels(), UNetStructure.of(running.family(), named), weights);
            PtNDArray sample = unet.predict(
                    running.input(running.has("x_concatenated") ? "x_concatenated" : "x"),
                    running.input("timesteps"),
                    running.input("context"),
                    running.has("y") ? running.input("y") : null,
                    (block, output) -> running.put(unetName(block), output));
            running.put("out.sample", sample);
            TransformerInside.put(
                    running.entry().get("tensors").propertyNames(),
                    torch,
                    weights,
                    running.family(),
                    named,
                    running.made(),
                    running.input("context"));
        }
    }

    /// Inner values are recorded under the checkpoint's names behind a number that sorts them.
    private static String unetName(String block) {
        String[] parts = block.split("\\.", -1);
        return switch (parts[0]) {
            case "input_blocks" -> "block.10_input_blocks.%02d".formatted(Integer.parseInt(parts[1]));
            case "middle_block" -> "block.20_middle_block";
            case "output_blocks" -> "block.30_output_blocks.%02d".formatted(Integer.parseInt(parts[1]));
            default -> "block.00_" + block;
        };
    }

    private void vae(Case running) {
        try (StageWeights weights = weights(running.model().firstStage())) {
            Map<String, String> recorded = new TreeMap<>();
            running.entry().get("tensors").propertyNames().forEach(name -> {
                if (name.startsWith("block.")) {
                    recorded.put(name.substring(name.indexOf('_') + 1), name);
                }
            });
            Vae vae = new Vae(torch.kernels(), weights, (block, output) -> {
                String name = recorded.get(block);
                if (name != null) {
                    running.made().putIfAbsent(name, output.toFloatArray());
                }
            });
            NDArray moments = new VaeEncoder(vae).moments(running.input("picture"));
            int channels = Math.toIntExact(moments.getShape().get(1) / 2);
            NDArray mean = moments.get(":, :" + channels);
            NDArray logvar = moments.get(":, " + channels + ":").clip(-30, 20);
            NDArray sample = mean.add(logvar.div(2).exp().mul(running.input("posterior_noise")));
            double scale = LatentScale.of(running.family());
            running.put("out.mean", mean);
            running.put("out.logvar", logvar);
            running.put("out.sample", sample);
            running.put("out.scaled_sample", sample.mul(scale));
            running.put(
                    "out.decoded",
                    new VaeDecoder(vae).decode(torch.kernels().scale(running.input("latent"), 1 / scale)));
            Vae quiet = new Vae(torch.kernels(), weights, BlockObserver.NONE);
            running.put("out.decoded_sample", new VaeDecoder(quiet).decode((PtNDArray) sample));
        }
    }

    private static StageWeights weights(Map<String, Weight> named) {
        return new StageWeights(named, torch.arrays(NumberTypes.FLOAT32), Residence.UNCOUNTED);
    }
}
