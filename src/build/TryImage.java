import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Build step of the profile `installer`: copies the application image into a clean folder and lets it make a picture
/// there with nothing in its environment, no Java on the path and no home.
///
/// Arguments: the image. By hand: `java src/build/TryImage.java target/installer/safelight`.
final class TryImage {
    private static final int SIDE = 256;

    private TryImage() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        Path image = Path.of(arguments[0]);
        if (!Files.isDirectory(image)) {
            IO.println(image + " is not there: only the image of Linux is tried");
            return;
        }
        Path folder =
                Files.createTempDirectory(image.toAbsolutePath().getParent().getParent(), "clean ");
        try {
            copy(image, folder.resolve("safelight"));
            makePicture(folder);
        } finally {
            delete(folder);
        }
    }

    private static void makePicture(Path folder) throws IOException, InterruptedException {
        // letters beyond ASCII, which a process without a locale easily loses
        Path picture = folder.resolve("红.png");
        ProcessBuilder process = new ProcessBuilder(
                folder.resolve("safelight/bin/safelight").toString(),
                "generate",
                "a red tulip",
                "--seed",
                "7",
                "--quiet",
                "--out",
                picture.getFileName().toString());
        process.directory(folder.toFile()).inheritIO().environment().clear();
        long start = System.nanoTime();
        int status = process.start().waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (status != 0 || !Files.exists(picture)) {
            throw new IllegalStateException("the image made no picture: exit code " + status);
        }
        BufferedImage made = ImageIO.read(picture.toFile());
        int[] pixels = made.getRGB(0, 0, made.getWidth(), made.getHeight(), null, 0, made.getWidth());
        long colours = Arrays.stream(pixels).distinct().count();
        if (made.getWidth() != SIDE || made.getHeight() != SIDE || colours < SIDE) {
            throw new IllegalStateException("no picture: " + made + " with " + colours + " colours");
        }
        IO.println("the image made a picture in an empty environment in %.1f s".formatted(seconds));
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : under(from)) {
            Path place = to.resolve(from.relativize(file).toString());
            Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : under(folder).reversed()) {
            file.toFile().setWritable(true);
            Files.delete(file);
        }
    }

    private static List<Path> under(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }
}
