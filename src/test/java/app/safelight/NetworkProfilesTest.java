package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.NetworkFolders;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import app.safelight.request.Remark;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
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

/// Networks change what a model makes, not where its weights are, and leave nothing behind.
@Tag("native")
@NeedsReference("pictures/networks/cases.json")
class NetworkProfilesTest {
    private static final String BOTH = "refstyle <lora:ref-te-unet:0.7> <lora:ref-dora:0.5>";

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final List<GenerationEvent> events = new ArrayList<>();

    private LocalEngine engine() {
        return new LocalEngine(() -> DjlBackend.start(ledger), Path.of("none"), "test");
    }

    private byte[] latents(LocalEngine engine, String prompt, Profile profile) throws Exception {
        Path files = ReferenceFolder.path().resolve("pictures/networks/files");
        return latents(
                engine, prompt, profile, new NetworkFolders(List.of(files), List.of(files.resolve("embeddings"))));
    }

    private byte[] latents(LocalEngine engine, String prompt, Profile profile, NetworkFolders networks)
            throws Exception {
        GenerationRequest request = new GenerationRequest(
                "a barn " + prompt,
                "",
                ReferenceFolder.model("tiny-sd1.safetensors").toString(),
                null,
                SamplerType.EULER,
                ScheduleType.AUTOMATIC,
                2,
                5,
                11,
                new ImageSize(64, 64),
                1);
        Path latents = folder.resolve("latents.safetensors");
        events.clear();
        engine.generate(
                request,
                new GenerationOptions(null, null, Map.of(), latents, profile).with(networks),
                events::add,
                () -> false);
        return Files.readAllBytes(latents);
    }

    private boolean encoded() {
        return events.contains(new GenerationEvent.StageEntered(ModelStage.COND));
    }

    @Test
    void latentsAreTheSameInAllProfilesWithConditioningsKeptOrMadeAnew() throws Exception {
        byte[] full;
        try (LocalEngine engine = engine()) {
            full = latents(engine, BOTH, Profile.FULL);
            assertThat(latents(engine, BOTH, Profile.MEDVRAM)).isEqualTo(full);
            assertThat(encoded()).as("the text encoder came back").isFalse();
            assertThat(latents(engine, BOTH, Profile.LOWVRAM)).isEqualTo(full);
            assertThat(latents(engine, "", Profile.LOWVRAM)).isNotEqualTo(full);
        }
        try (LocalEngine engine = engine()) {
            assertThat(latents(engine, BOTH, Profile.LOWVRAM)).isEqualTo(full);
            assertThat(encoded()).isTrue();
        }
    }

    @Test
    void anotherStrengthCountsAtOnceAndLeavesNothingBehind() throws Exception {
        try (LocalEngine engine = engine()) {
            byte[] plain = latents(engine, "", Profile.FULL);
            long kept = ledger.bytes(Tier.DEVICE);
            byte[] once = latents(engine, "<lora:ref-te-unet:1>", Profile.FULL);
            byte[] unetOnly = latents(engine, "<lora:ref-te-unet:1:0.5>", Profile.FULL);
            assertThat(encoded()).as("the text encoder came back").isFalse();
            assertThat(unetOnly).isNotEqualTo(once);
            assertThat(latents(engine, "<lora:ref-te-unet:0.5:1>", Profile.FULL))
                    .isNotEqualTo(once);
            assertThat(latents(engine, "<lora:ref-te-unet:1>", Profile.FULL)).isEqualTo(once);
            assertThat(latents(engine, "", Profile.FULL)).isEqualTo(plain);
            assertThat(ledger.bytes(Tier.DEVICE)).isEqualTo(kept);
        }
        assertThat(ledger.bytes(Tier.DEVICE)).isZero();
    }

    @Test
    void whatIsNotThereOrIsForAnotherModelIsSaidAndChangesNothing() throws Exception {
        try (LocalEngine engine = engine()) {
            byte[] plain = latents(engine, "", Profile.MEDVRAM);
            assertThat(latents(engine, "<lora:nowhere:1>", Profile.MEDVRAM)).isEqualTo(plain);
            assertThat(events).contains(new GenerationEvent.Remarked(0, Remark.NETWORK_MISSING, "nowhere"));
            latents(engine, "refxl", Profile.MEDVRAM);
            assertThat(events).contains(new GenerationEvent.Remarked(0, Remark.EMBEDDING_OTHER_MODEL, "refxl"));
        }
    }

    @Test
    void aFileRemovedWhileItIsInUseIsMissingFromTheNextPictureOn() throws Exception {
        Path source = ReferenceFolder.path().resolve("pictures/networks/files/ref-unet-rank8.safetensors");
        Path copy = Files.copy(source, folder.resolve("gone.safetensors"));
        NetworkFolders networks = new NetworkFolders(List.of(folder), List.of());
        try (LocalEngine engine = engine()) {
            byte[] with = latents(engine, "<lora:gone:1>", Profile.MEDVRAM, networks);
            Files.delete(copy);
            assertThat(latents(engine, "<lora:gone:1>", Profile.MEDVRAM, networks))
                    .isNotEqualTo(with)
                    .isEqualTo(latents(engine, "", Profile.MEDVRAM, networks));
        }
    }
}
