package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.Raster;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    private static final String RECIPE = "a tulip\nSteps: 20, Sampler: Euler, Seed: 1";

    @TempDir
    Path folder;

    @Test
    void aPictureComesBackWithEveryPixel() throws Exception {
        Raster raster = noise(67, 41);
        Path file = folder.resolve("noise.png");
        PictureFile.write(file, raster, RECIPE);
        assertThat(pixels(file)).isEqualTo(raster.rgb());
    }

    @Test
    void aSmoothPictureComesBackWithEveryPixel() throws Exception {
        byte[] rgb = new byte[3 * 64 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 192 * 3 + i % 192 / 3 * 2);
        }
        Path file = folder.resolve("smooth.png");
        PictureFile.write(file, new Raster(64, 64, rgb), RECIPE);
        assertThat(pixels(file)).isEqualTo(rgb);
        assertThat(Files.size(file)).isLessThan(3000);
    }

    @ParameterizedTest
    @ValueSource(strings = {RECIPE, "café\nSteps: 1", "猫 😀\nSteps: 1", ""})
    void theRecipeComesBack(String recipe) throws Exception {
        Path file = folder.resolve("recipe.png");
        PictureFile.write(file, noise(8, 8), recipe);
        assertThat(PictureFile.recipe(file)).contains(recipe);
    }

    @Test
    void numbersGoOnFromTheHighest() throws Exception {
        Path first = PictureFile.writeNumbered(folder.resolve("new"), 7, noise(8, 8), RECIPE);
        Files.createFile(folder.resolve("new/00041-9.png"));
        Path second = PictureFile.writeNumbered(folder.resolve("new"), -1, noise(8, 8), RECIPE);
        assertThat(first).hasFileName("00000-7.png");
        assertThat(second).hasFileName("00042-18446744073709551615.png");
        assertThat(namesIn(folder.resolve("new")))
                .containsExactly("00000-7.png", "00041-9.png", "00042-18446744073709551615.png");
    }

    @Test
    void aPictureOfTheSameNameIsReplaced() throws Exception {
        Path file = folder.resolve("same.png");
        PictureFile.write(file, noise(8, 8), "first");
        PictureFile.write(file, noise(8, 8), "second");
        assertThat(PictureFile.recipe(file)).contains("second");
        assertThat(namesIn(folder)).containsExactly("same.png");
    }

    @Test
    void aFileOfAnotherKindIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.png"), "dear reader");
        assertThatThrownBy(() -> PictureFile.write(file, noise(8, 8), RECIPE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("letter.png exists and is no PNG picture");
        assertThat(file).hasContent("dear reader");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> PictureFile.write(folder.resolve("gone/a.png"), noise(8, 8), RECIPE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("gone"));
    }

    @Test
    void everyTruncationOfAPictureIsASentenceOrItsRecipe() throws Exception {
        Path whole = folder.resolve("whole.png");
        PictureFile.write(whole, noise(8, 8), RECIPE);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length++) {
            checkHostile(Arrays.copyOf(bytes, length), length);
        }
    }

    @Test
    void everyFlippedByteIsASentenceOrARecipe() throws Exception {
        Path whole = folder.resolve("whole.png");
        PictureFile.write(whole, noise(8, 8), "猫 " + RECIPE);
        byte[] bytes = Files.readAllBytes(whole);
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) 0xFF;
            checkHostile(flipped, at);
        }
    }

    private void checkHostile(byte[] bytes, int at) throws IOException {
        Path file = Files.write(folder.resolve("hostile.png"), bytes);
        try {
            assertThat(PictureFile.recipe(file).orElse("").length())
                    .as("at %d", at)
                    .isLessThan(bytes.length);
        } catch (StoreException e) {
            assertThat(e).as("at %d", at).hasMessageContaining("hostile.png");
        }
    }

    private static Raster noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(1).nextBytes(rgb);
        return new Raster(width, height, rgb);
    }

    private static byte[] pixels(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = image.getRGB(i / 3 % image.getWidth(), i / 3 / image.getWidth());
            rgb[i] = (byte) (pixel >> (16 - 8 * (i % 3)));
        }
        return rgb;
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
