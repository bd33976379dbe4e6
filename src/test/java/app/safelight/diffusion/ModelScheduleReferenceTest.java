package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.house.TensorFile;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The tables of the training schedule against the buffers of the original model.
@NeedsReference("nets/index.json")
class ModelScheduleReferenceTest {
    private static final NoiseSchedule MODEL = NoiseSchedule.stableDiffusion();

    /// The buffers this program has a counterpart of; the others it never needs.
    private static final Map<String, IntToDoubleFunction> TABLES = Map.of(
            "out.betas", MODEL::beta,
            "out.alphas_cumprod", MODEL::alphaCumprod,
            "out.sqrt_alphas_cumprod", i -> Math.sqrt(MODEL.alphaCumprod(i)),
            "out.sqrt_one_minus_alphas_cumprod", i -> Math.sqrt(1 - MODEL.alphaCumprod(i)),
            "out.sigmas", MODEL::sigma,
            "out.log_sigmas", MODEL::logSigma);

    static Stream<String> schedules() {
        return index().properties().stream()
                .filter(entry -> entry.getValue().get("stage").asString().equals("schedule"))
                .map(Map.Entry::getKey);
    }

    private static JsonNode index() {
        return ReferenceFolder.json("nets/index.json").get("cases");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("schedules")
    void tablesAreThoseOfTheOriginalModel(String name) {
        JsonNode entry = index().get(name);
        TensorFile buffers = TensorFile.read(
                ReferenceFolder.path().resolve("nets").resolve(entry.get("file").asString()));
        int compared = 0;
        for (Map.Entry<String, JsonNode> tensor : entry.get("tensors").properties()) {
            IntToDoubleFunction table = TABLES.get(tensor.getKey());
            if (table != null) {
                double tolerance = tensor.getValue().get("tolerance").asDouble();
                float[] expected = buffers.floats(tensor.getKey());
                for (int i = 0; i < expected.length; i++) {
                    assertThat(table.applyAsDouble(i))
                            .as("%s[%d]", tensor.getKey(), i)
                            .isCloseTo(expected[i], within(tolerance));
                }
                compared++;
            }
        }
        IO.println("reference model schedule " + name + ": " + compared + " tables");
        assertThat(compared).isPositive();
    }
}
