package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Repeats how many steps A1111 takes from a picture, and its grids of timesteps.
@NeedsReference("samplers/index.json")
class PictureStepsReferenceTest {
    private static final NoiseSchedule MODEL = NoiseSchedule.stableDiffusion();
    private static final JsonNode INDEX = ReferenceFolder.json("samplers/index.json");

    @TestFactory
    Stream<DynamicTest> takesTheRecordedNumberOfSteps() {
        List<JsonNode> cases = new ArrayList<>();
        INDEX.path("img2img_steps").forEach(cases::add);
        System.out.println("reference picture steps: " + cases.size() + " cases from " + ReferenceFolder.path());
        return cases.stream().map(entry -> DynamicTest.dynamicTest(name(entry), () -> count(entry)));
    }

    private static String name(JsonNode entry) {
        return entry.path("steps") + " steps, denoise " + entry.path("denoise") + ", exact " + entry.path("exact");
    }

    private static void count(JsonNode entry) {
        int steps = entry.path("steps").asInt();
        double strength = entry.path("denoise").asDouble();
        PictureSteps plan = entry.path("exact").asBoolean()
                ? PictureSteps.exactly(steps, strength)
                : PictureSteps.share(steps, strength);
        assertThat(plan.total()).isEqualTo(entry.path("total_steps").asInt());
        assertThat(plan.kept()).isEqualTo(entry.path("t_enc").asInt());
        if (plan.total() > 0) {
            assertThat(steps(SamplerType.EULER, plan))
                    .isEqualTo(entry.path("uniform_count").asInt() - 1);
        }
        if (entry.has("run_timesteps")) {
            assertThat(steps(SamplerType.DDIM, plan))
                    .isEqualTo(Math.max(entry.path("run_timesteps").asInt() - 1, 0));
        }
    }

    private static int steps(SamplerType type, PictureSteps plan) {
        NoiseSource noise = new SeededNoise(new PhiloxNoise(), 0, 0, 1, 1, 1);
        return Samplers.fromPicture(type, ScheduleType.UNIFORM, plan, MODEL, noise, SamplingRules.USUAL)
                .steps();
    }

    @TestFactory
    Stream<DynamicTest> laysOutTheRecordedGrids() {
        return INDEX.path("timestep_grids").properties().stream()
                .map(grid -> DynamicTest.dynamicTest(grid.getKey() + " steps", () -> {
                    int[] actual = Schedules.timesteps(Integer.parseInt(grid.getKey()), MODEL, ScheduleRules.USUAL);
                    assertThat(actual).hasSize(grid.getValue().size());
                    for (int i = 0; i < actual.length; i++) {
                        assertThat(actual[i]).isEqualTo(grid.getValue().get(i).asInt());
                    }
                }));
    }
}
