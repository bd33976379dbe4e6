package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRaster;
import app.safelight.request.PictureStart;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileTest {
    @TempDir
    private Path home;

    private static final GenerationRequest ASKED = new GenerationRequest(
            "a garden",
            "fog",
            null,
            null,
            SamplerType.EULER,
            ScheduleType.KARRAS,
            12,
            5,
            0,
            null,
            2,
            PictureStart.of("/pictures/garden.png")
                    .withInpainting(Inpainting.of("any").withMaskBlur(12)));

    private static MaskRaster noise(int seed) {
        byte[] levels = new byte[37 * 23];
        new SplittableRandom(seed).nextBytes(levels);
        return new MaskRaster(37, 23, levels);
    }

    private static KeptDocument document(KeptDocument.Sheet... sheets) {
        return new KeptDocument(ASKED, "77", Path.of("/kept/abc.png"), "/pictures/garden.png", List.of(sheets), 0);
    }

    private Path json() {
        return home.resolve("document").resolve("document.json");
    }

    @Test
    void whatWasKeptIsFoundAgain() throws Exception {
        DocumentFile file = new DocumentFile(home);
        MaskRaster mask = noise(1);
        Path history = file.keep(new byte[] {1, 2, 3});
        KeptDocument kept = document(
                new KeptDocument.Sheet("sky", 0.4, file.keep(mask), history),
                new KeptDocument.Sheet("", 1, null, null));
        file.write(kept);
        KeptDocument read = file.read().orElseThrow();
        assertThat(read).isEqualTo(kept);
        int[] argb = PictureInput.read(
                        Objects.requireNonNull(read.sheets().getFirst().levels()))
                .argb();
        for (int i = 0; i < argb.length; i++) {
            assertThat(argb[i] & 0xFF).isEqualTo(mask.levels()[i] & 0xFF);
        }
        assertThat(history).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void onlyWhatIsNamedIsLeft() throws Exception {
        DocumentFile file = new DocumentFile(home);
        file.write(document(new KeptDocument.Sheet("", 1, file.keep(noise(1)), file.keep(new byte[1]))));
        file.write(document(new KeptDocument.Sheet("", 1, file.keep(noise(2)), null)));
        try (var files = Files.list(home.resolve("document"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aDocumentFromElsewhereNamesNoMaskOutsideItsFolder() throws Exception {
        DocumentFile file = new DocumentFile(home);
        file.write(document(new KeptDocument.Sheet("", 1, file.keep(noise(1)), null)));
        Files.writeString(json(), Files.readString(json()).replaceAll("mask-[^\"]*", "../../secret.png"));
        assertThat(file.read().orElseThrow().sheets().getFirst().levels())
                .isEqualTo(home.resolve("document").resolve("secret.png"));
    }

    @Test
    void aRequestOfAnotherVersionCostsNoMask() throws Exception {
        DocumentFile file = new DocumentFile(home);
        file.write(document(new KeptDocument.Sheet("sky", 1, null, null)));
        Files.writeString(json(), Files.readString(json()).replace("\"steps\"", "\"strides\""));
        KeptDocument read = file.read().orElseThrow();
        assertThat(read.request()).isNull();
        assertThat(read.sheets().getFirst().name()).isEqualTo("sky");
    }

    @Test
    void aDamagedDocumentIsNamed() throws Exception {
        Files.createDirectories(json().getParent());
        for (String damaged : List.of("{\"picture\": 7", "{}", "{\"masks\": [{\"strength\": 7}]}")) {
            Files.writeString(json(), damaged);
            assertThatThrownBy(() -> new DocumentFile(home).read())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("document.json");
        }
    }

    @Test
    void aMaskReplacesNoFileOfAnotherKind() throws Exception {
        Path letter = home.resolve("letter.txt");
        Files.writeString(letter, "dear");
        assertThatThrownBy(() -> MaskFile.write(letter, noise(1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is no PNG picture");
        assertThat(letter).hasContent("dear");
    }
}
