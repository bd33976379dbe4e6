package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.house.TensorFile;
import app.safelight.request.ModelFamily;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleRules.TrainedLevels;
import app.safelight.request.ScheduleType;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Repeats the recorded noise levels.
@NeedsReference("samplers/schedules.safetensors")
class ScheduleReferenceTest {
    private static final double RELATIVE = 1e-6;
    private static final float LOG = 1e-6f;
    private static final NoiseSchedule MODEL = NoiseSchedule.stableDiffusion();
    private static final NoiseSchedule ZERO_SNR = MODEL.zeroTerminalSnr();
    private static final int LCM_STRIDE = 20;
    private static final TensorFile FILE =
            TensorFile.read(ReferenceFolder.path().resolve("samplers/schedules.safetensors"));
    private static final ScheduleRules PLAIN = ScheduleRules.USUAL;
    private static final Map<String, ScheduleRules> CUSTOM = Map.of(
            "rho5", between(0, 0, 5),
            "rho2", between(0, 0, 2),
            "old", new ScheduleRules(0, 0, 0, 0.6, 0.6, false, true, TrainedLevels.USUAL),
            "minmax", between(0.1, 10, 0),
            "all", between(0.06, 20, 3),
            "a1_b03", new ScheduleRules(0, 0, 0, 1, 0.3, false, false, TrainedLevels.USUAL));

    private static ScheduleRules between(double low, double high, double rho) {
        return new ScheduleRules(low, high, rho, 0.6, 0.6, false, false, TrainedLevels.USUAL);
    }

    @TestFactory
    Stream<DynamicTest> laysOutTheRecordedLevels() {
        var names = FILE.names().stream().filter(name -> name.endsWith("/f32")).toList();
        System.out.println("reference schedules: " + names.size() + " from " + ReferenceFolder.path());
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> layOut(name)));
    }

    private static void layOut(String name) {
        String[] parts = name.split("/", -1);
        int steps = Integer.parseInt(parts[2]);
        float[] actual = switch (parts[0]) {
            case "discard" -> Schedules.sigmas(type(parts[1]), steps, MODEL, PLAIN.withoutPenultimate());
            case "sdxl" ->
                Schedules.sigmas(type(parts[1]), steps, NoiseSchedule.stableDiffusion(ModelFamily.SDXL), PLAIN);
            case "zsnr" -> Schedules.sigmas(type(parts[1]), steps, ZERO_SNR, PLAIN);
            case "lcm" -> Schedules.sigmas(type(parts[1]), steps, MODEL.every(LCM_STRIDE), PLAIN);
            case "custom" -> custom(parts[1], steps);
            default -> Schedules.sigmas(type(parts[1]), steps, MODEL, PLAIN);
        };
        close(actual, FILE.floats(name), RELATIVE);
    }

    /// The name holds a schedule and what is changed about it, in either order.
    private static float[] custom(String name, int steps) {
        ScheduleRules options = CUSTOM.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey() + "_") || name.endsWith("_" + entry.getKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown options: " + name))
                .getValue();
        ScheduleType type = Stream.of(ScheduleType.values())
                .filter(schedule -> name.startsWith(key(schedule) + "_") || name.endsWith("_" + key(schedule)))
                .max(Comparator.comparingInt(schedule -> key(schedule).length()))
                .orElseThrow();
        return Schedules.sigmas(type, steps, MODEL, options);
    }

    private static ScheduleType type(String key) {
        return Stream.of(ScheduleType.values())
                .filter(schedule -> key(schedule).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown schedule " + key));
    }

    private static String key(ScheduleType schedule) {
        return schedule.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void derivesTheModelsTablesFromItsBetas() {
        double[] betas = FILE.doubles("model/betas_f64");
        for (int i = 0; i < betas.length; i++) {
            assertThat(MODEL.beta(i)).isCloseTo(betas[i], within(1e-15));
        }
        close(table(MODEL, MODEL::alphaCumprod), FILE.floats("model/sd1_alphas_cumprod"), 1e-7);
        close(table(MODEL, MODEL::sigma), FILE.floats("model/sd1_sigmas"), RELATIVE);
        assertThat(table(MODEL, MODEL::logSigma)).containsExactly(FILE.floats("model/sd1_log_sigmas"), within(LOG));
    }

    @Test
    void derivesTheTablesOfZeroTerminalSnr() {
        close(table(ZERO_SNR, ZERO_SNR::alphaCumprod), FILE.floats("model/zsnr_alphas_cumprod"), RELATIVE);
        close(table(ZERO_SNR, ZERO_SNR::sigma), FILE.floats("model/zsnr_sigmas"), RELATIVE);
    }

    @Test
    void derivesTheTablesOfHalfPrecision() {
        NoiseSchedule half = MODEL.downcast();
        assertThat(table(half, half::alphaCumprod)).containsExactly(FILE.floats("model/fp16_alphas_cumprod"));
        assertThat(table(half, half::sigma)).containsExactly(FILE.floats("model/fp16_sigmas_half_math"));
    }

    @Test
    void convertsBetweenLevelAndTimestep() {
        float[] sigmas = FILE.floats("convert/sigma");
        float[] timesteps = FILE.floats("convert/t");
        long[] nearest = FILE.longs("convert/t_quantized");
        for (int i = 0; i < sigmas.length; i++) {
            assertThat(MODEL.timestep(sigmas[i])).isCloseTo(timesteps[i], within(1e-3f));
            assertThat((long) MODEL.quantised().timestep(sigmas[i])).isEqualTo(nearest[i]);
        }
        close(MODEL, "convert");
    }

    @Test
    void convertsOnTheGridOfLatentConsistencyModels() {
        NoiseSchedule model = MODEL.every(LCM_STRIDE);
        float[] sigmas = FILE.floats("convert/sigma");
        long[] timesteps = FILE.longs("lcm/convert_t");
        for (int i = 0; i < sigmas.length; i++) {
            assertThat((long) model.timestep(sigmas[i])).isEqualTo(timesteps[i]);
        }
        close(model, "lcm");
    }

    private static void close(NoiseSchedule model, String group) {
        float[] timesteps = FILE.floats(group + "/t_in");
        float[] expected = FILE.floats(group + "/sigma_out");
        for (int i = 0; i < timesteps.length; i++) {
            assertThat(model.sigmaAt(timesteps[i])).isCloseTo(expected[i], within((float) RELATIVE * expected[i]));
        }
    }

    private static float[] table(NoiseSchedule model, IntFunction<Float> entry) {
        float[] values = new float[model.timesteps()];
        for (int i = 0; i < values.length; i++) {
            values[i] = entry.apply(i);
        }
        return values;
    }

    private static void close(float[] actual, float[] expected, double relative) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("entry %d", i)
                    .isCloseTo(expected[i], within(Math.max(relative * Math.abs(expected[i]), Float.MIN_VALUE)));
        }
    }
}
