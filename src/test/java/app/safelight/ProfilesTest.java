package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.Outcome;
import app.safelight.request.Profile;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.StageMemory;
import app.safelight.residency.Ledger;
import app.safelight.residency.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Profiles decide where the weights are, and nothing else.
@Tag("native")
class ProfilesTest {
    @TempDir
    private Path folder;

    /// A run's latents and what it told of memory.
    private record Run(byte[] latents, List<GenerationEvent.MemoryChanged> told) {
        long mostOnDevice() {
            return told.stream().mapToLong(change -> sum(change.stages())).max().orElseThrow();
        }

        long leastOnDevice() {
            return told.stream().mapToLong(change -> sum(change.stages())).min().orElseThrow();
        }

        long mostOnDevice(ModelStage stage) {
            return told.stream()
                    .flatMap(change -> change.stages().stream())
                    .filter(memory -> memory.stage() == stage)
                    .mapToLong(StageMemory::device)
                    .max()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-sd1, EULER",
        "tiny-sd1, DPMPP_2M",
        "tiny-sd1, HEUN",
        "tiny-sd1, DPMPP_SDE",
        "tiny-sdxl, EULER_A",
        "tiny-sdxl, UNIPC"
    })
    void latentsAreIdenticalInAllProfilesAndEachTakesLessThanTheOneBefore(String model, SamplerType sampler)
            throws Exception {
        Ledger ledger = new Ledger();
        try (LocalEngine engine = engine(ledger)) {
            Run full = run(engine, model, sampler, Profile.FULL);
            Run medvram = run(engine, model, sampler, Profile.MEDVRAM);
            Run lowvram = run(engine, model, sampler, Profile.LOWVRAM);
            assertThat(medvram.latents()).isEqualTo(full.latents());
            assertThat(lowvram.latents()).isEqualTo(full.latents());
            assertThat(medvram.mostOnDevice()).isLessThan(full.mostOnDevice());
            assertThat(lowvram.mostOnDevice(ModelStage.UNET)).isLessThan(medvram.mostOnDevice(ModelStage.UNET) / 2);
            assertThat(full.told()).allMatch(change -> change.profile() == Profile.FULL);
        }
        assertThat(ledger.snapshot()).allMatch(stage -> stage.device() == 0 && stage.disk() == 0);
    }

    @Test
    void fullKeepsWhatItLoadedAndTheNextProfileGivesItBack() throws Exception {
        Ledger ledger = new Ledger();
        try (LocalEngine engine = engine(ledger)) {
            run(engine, "tiny-sd1", SamplerType.EULER, Profile.FULL);
            List<StageMemory> kept = ledger.snapshot();
            assertThat(kept).allMatch(stage -> stage.device() > 0);
            Run again = run(engine, "tiny-sd1", SamplerType.EULER, Profile.FULL);
            assertThat(ledger.snapshot()).isEqualTo(kept);
            assertThat(again.leastOnDevice()).as("nothing moved").isEqualTo(sum(kept));
            run(engine, "tiny-sd1", SamplerType.EULER, Profile.LOWVRAM);
            assertThat(ledger.bytes(Tier.DEVICE)).isZero();
            assertThat(ledger.snapshot()).allMatch(stage -> stage.disk() > 0);
        }
    }

    private static long sum(List<StageMemory> stages) {
        return stages.stream().mapToLong(StageMemory::device).sum();
    }

    private static LocalEngine engine(Ledger ledger) {
        return new LocalEngine(() -> DjlBackend.start(ledger), Path.of("none"), "test");
    }

    private Run run(LocalEngine engine, String model, SamplerType sampler, Profile profile) throws Exception {
        GenerationRequest request = new GenerationRequest(
                "a (red:1.2) tulip",
                "grey",
                ReferenceFolder.model(model + ".safetensors").toString(),
                null,
                sampler,
                ScheduleType.AUTOMATIC,
                3,
                5,
                11,
                new ImageSize(64, 96),
                2);
        Path latents = folder.resolve(profile + ".safetensors");
        List<GenerationEvent.MemoryChanged> told = new ArrayList<>();
        Outcome outcome = engine.generate(
                request,
                new GenerationOptions(null, null, Map.of(), latents, profile),
                event -> {
                    if (event instanceof GenerationEvent.MemoryChanged change) {
                        told.add(change);
                    }
                },
                () -> false);
        assertThat(outcome).isEqualTo(Outcome.DONE);
        return new Run(Files.readAllBytes(latents), told);
    }
}
