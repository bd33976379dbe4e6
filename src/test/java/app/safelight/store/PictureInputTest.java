package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.ArgbPicture;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureInputTest {
    @TempDir
    private Path folder;

    @Test
    void coloursAndTransparencyComeBack() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80102030);
        image.setRGB(1, 0, 0xFFA0B0C0);
        assertThat(read(image, "png").argb()).containsExactly(0x80102030, 0xFFA0B0C0);
    }

    @Test
    void greysAreReadAsTheyAre() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 0x40);
        image.getRaster().setSample(1, 0, 0, 0xC0);
        assertThat(read(image, "png").argb()).containsExactly(0xFF404040, 0xFFC0C0C0);
    }

    @Test
    void aLargePhotographIsRead() throws Exception {
        ArgbPicture picture = read(new BufferedImage(6000, 4000, BufferedImage.TYPE_BYTE_GRAY), "jpg");
        assertThat(picture.width()).isEqualTo(6000);
        assertThat(picture.height()).isEqualTo(4000);
    }

    @Test
    void aPictureOfTooManyPixelsIsRefusedBeforeItIsDecoded() throws Exception {
        Path file = folder.resolve("bomb.png");
        BufferedImage small = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(small, "png", file.toFile());
        byte[] png = Files.readAllBytes(file);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        CRC32 check = new CRC32();
        check.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) check.getValue());
        Files.write(file, png);
        assertThatThrownBy(() -> PictureInput.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("100000x100000");
    }

    @Test
    void whatIsNoPictureIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("a.png"), "no picture");
        assertThatThrownBy(() -> PictureInput.read(text))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a.png is no picture");
        assertThatThrownBy(() -> PictureInput.read(folder.resolve("missing.png")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void aCutOffPictureIsAFailureOfTheFile() throws Exception {
        Path file = folder.resolve("cut.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        byte[] png = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(png, png.length / 2));
        assertThatThrownBy(() -> PictureInput.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cut.png");
        Files.write(file, "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> PictureInput.read(file)).isInstanceOf(StoreException.class);
    }

    private ArgbPicture read(BufferedImage image, String format) throws Exception {
        Path file = folder.resolve("picture." + format);
        ImageIO.write(image, format, file.toFile());
        return PictureInput.read(file);
    }
}
