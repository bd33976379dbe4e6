package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRaster;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileTest {
    @TempDir
    private Path home;

    private static final PictureStart START = PictureStart.of("/pictures/garden.png")
            .withDenoising(0.4)
            .withResize(ResizeMode.CROP_AND_RESIZE)
            .withInpainting(Inpainting.of("anything")
                    .withMaskBlur(12)
                    .withContent(MaskedContent.FILL)
                    .withMode(MaskMode.INPAINT_NOT_MASKED));

    private static MaskRaster noise(int seed) {
        byte[] levels = new byte[37 * 23];
        new SplittableRandom(seed).nextBytes(levels);
        return new MaskRaster(37, 23, levels);
    }

    @Test
    void whatWasKeptIsFoundAgain() throws Exception {
        DocumentFile file = new DocumentFile(home);
        MaskRaster mask = noise(1);
        file.write(START, mask);
        PictureStart read = file.read().orElseThrow();
        Inpainting inpainting = Objects.requireNonNull(read.inpainting());
        assertThat(read.withInpainting(inpainting.withMask("anything"))).isEqualTo(START);
        int[] argb = PictureInput.read(Path.of(inpainting.mask())).argb();
        for (int i = 0; i < argb.length; i++) {
            assertThat(argb[i] & 0xFF).isEqualTo(mask.levels()[i] & 0xFF);
        }
    }

    @Test
    void onlyTheLastMaskIsLeft() throws Exception {
        DocumentFile file = new DocumentFile(home);
        file.write(START, noise(1));
        file.write(START, noise(2));
        try (var files = Files.list(home.resolve("document"))) {
            assertThat(files).hasSize(2);
        }
        file.write(START, null);
        assertThat(file.read().orElseThrow().inpainting()).isNull();
        file.write(null, null);
        assertThat(file.read()).isEmpty();
        try (var files = Files.list(home.resolve("document"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aDocumentFromElsewhereNamesNoMaskOutsideItsFolder() throws Exception {
        DocumentFile file = new DocumentFile(home);
        file.write(START, noise(1));
        Path json = home.resolve("document").resolve("document.json");
        Files.writeString(json, Files.readString(json).replaceAll("mask-[^\"]*", "../../secret.png"));
        assertThat(Objects.requireNonNull(file.read().orElseThrow().inpainting())
                        .mask())
                .isEqualTo(home.resolve("document").resolve("secret.png").toString());
    }

    @Test
    void aDamagedDocumentIsNamed() throws Exception {
        Files.createDirectories(home.resolve("document"));
        Files.writeString(home.resolve("document").resolve("document.json"), "{\"picture\": 7");
        assertThatThrownBy(() -> new DocumentFile(home).read())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("document.json");
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
