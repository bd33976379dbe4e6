package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.engine.EngineException;
import app.safelight.engine.GenerationListener;
import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.Arithmetic;
import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.Computing;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationEvent.Remarked;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.Outcome;
import app.safelight.request.Precision;
import app.safelight.request.Profile;
import app.safelight.request.Remark;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.residency.Ledger;
import app.safelight.residency.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens where memory is short: a budget is kept, and a picture is never lost.
@Tag("native")
class MemoryShortTest {
    private static final long SPARE = 1 << 16;
    private final Ledger ledger = new Ledger();
    private final LocalEngine engine = new LocalEngine(() -> DjlBackend.start(ledger), Path.of("none"), "test");
    private final List<Remarked> remarks = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-sd1", "tiny-sd2-v", "tiny-sdxl"})
    void latentsAreIdenticalWithinAnyBudgetThatHoldsTheSmallestPlan(String model) throws Exception {
        byte[] free = make(model, options(Profile.FULL, Computing.AUTO), _ -> {});
        long most = ledger.peak();
        long least = smallest(model);
        for (int share = 0; share <= 4; share++) {
            long budget = least + (most - least) * share / 4;
            byte[] within = make(model, options(Profile.AUTO, Computing.AUTO.within(budget)), _ -> {});
            assertThat(within).as("budget %d of %d to %d", budget, least, most).isEqualTo(free);
            assertThat(ledger.peak()).isLessThanOrEqualTo(budget);
        }
        assertThat(remarks).as("planned ahead").isEmpty();
    }

    @Test
    void aBudgetThatNothingFitsIsRefusedAtOnceWithWhatWouldFit() {
        assertThatThrownBy(() -> make("tiny-sd1", options(Profile.AUTO, Computing.AUTO.within(50_000)), _ -> {}))
                .isInstanceOf(EngineException.class)
                .hasMessageMatching(
                        "Even lowvram needs \\d+ MB with this model and size, and the device budget is 1 MB\\."
                                + " Ask for a smaller size, or allow more memory\\.");
    }

    @Test
    void aProfileThatDoesNotFitIsRefusedWithTheOneThatWould() throws Exception {
        long least = smallest("tiny-sd1");
        assertThatThrownBy(() -> make("tiny-sd1", options(Profile.FULL, Computing.AUTO.within(least + SPARE)), _ -> {}))
                .isInstanceOf(EngineException.class)
                .hasMessageMatching("The profile full needs \\d+ MB with this model and size, and the device budget is"
                        + " \\d+ MB\\. The profile lowvram would fit with \\d+ MB\\.");
    }

    @Test
    void twentyFailuresInMidRunLoseNoPictureAndNoMemory() throws Exception {
        byte[] undisturbed = make("tiny-sd1", options(Profile.FULL, Computing.AUTO), _ -> {});
        make("tiny-sd1", options(Profile.LOWVRAM, Computing.AUTO), _ -> {});
        long before = resident();
        for (int i = 0; i < 10; i++) {
            byte[] disturbed = make("tiny-sd1", options(Profile.MEDVRAM, Computing.AUTO), this::disturb);
            assertThat(disturbed).isEqualTo(undisturbed);
        }
        assertThat(remarks).hasSizeGreaterThanOrEqualTo(20).allMatch(said -> said.remark() == Remark.MEMORY_SHORT);
        assertThat(ledger.bytes(Tier.DEVICE)).isZero();
        assertThat(resident() - before).as("growth in bytes").isLessThan(16 << 20);
    }

    /// Lets the first step fail with its weights half there and the second before it begins.
    private void disturb(GenerationEvent event) {
        switch (event) {
            case GenerationEvent.StageEntered entered
            when entered.stage() == ModelStage.UNET ->
                ledger.limit(ledger.base() + ledger.bytes(Tier.DEVICE) + (4 << 20));
            case GenerationEvent.StepDone step
            when step.step() == 1 -> ledger.limit(ledger.base() + ledger.bytes(Tier.DEVICE) + 1000);
            case Remarked _ -> ledger.limit(Long.MAX_VALUE);
            default -> {
                // let it be
            }
        }
    }

    @Test
    void attentionThatOnlyCudaHasIsReplacedWithAWord() throws Exception {
        make("tiny-sd1", options(Profile.MEDVRAM, Computing.AUTO.with(Attention.MEMORY_EFFICIENT)), _ -> {});
        assertThat(remarks).singleElement().satisfies(said -> {
            assertThat(said.remark()).isEqualTo(Remark.ATTENTION_REPLACED);
            assertThat(said.detail()).isEqualTo("memory-efficient");
        });
    }

    @Test
    void theRecipeNamesAttentionAndPrecision() throws Exception {
        List<GenerationEvent.PictureDone> done = new ArrayList<>();
        GenerationListener listener = event -> {
            if (event instanceof GenerationEvent.PictureDone picture) {
                done.add(picture);
            }
        };
        make("tiny-sd1", options(Profile.MEDVRAM, Computing.AUTO), listener);
        Computing mixed = Computing.AUTO.with(ModelStage.COND, Precision.BFLOAT16);
        make("tiny-sd1", options(Profile.MEDVRAM, mixed.with(Attention.SPLIT_V1)), listener);
        assertThat(done)
                .extracting(picture -> picture.provenance().arithmetic())
                .containsExactly(
                        new Arithmetic("float32", "sdp"), new Arithmetic("float32 / cond bfloat16", "split-v1"));
    }

    /// The least memory that a run is planned with, as lowvram without a budget tells it.
    private long smallest(String model) throws Exception {
        List<Long> planned = new ArrayList<>();
        make(model, options(Profile.LOWVRAM, Computing.AUTO.with(Batching.NEVER)), event -> {
            if (event instanceof GenerationEvent.Planned plan) {
                planned.add(plan.forecast().device());
            }
        });
        return planned.getFirst();
    }

    private static GenerationOptions options(Profile profile, Computing computing) {
        return GenerationOptions.NONE.withProfile(profile).with(computing);
    }

    private byte[] make(String model, GenerationOptions options, GenerationListener listener) throws Exception {
        Path latents = folder.resolve("latents.safetensors");
        GenerationRequest request = new GenerationRequest(
                "a (red:1.2) tulip",
                "grey",
                ReferenceFolder.model(model + ".safetensors").toString(),
                null,
                SamplerType.EULER,
                ScheduleType.AUTOMATIC,
                3,
                5,
                11,
                new ImageSize(128, 96),
                1);
        Outcome outcome = engine.generate(
                request,
                new GenerationOptions(null, null, Map.of(), latents, options.profile()).with(options.computing()),
                event -> {
                    if (event instanceof Remarked said) {
                        remarks.add(said);
                    }
                    listener.on(event);
                },
                () -> false);
        assertThat(outcome).isEqualTo(Outcome.DONE);
        return Files.readAllBytes(latents);
    }

    private static long resident() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
