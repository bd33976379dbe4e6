import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Opens the program's window on a virtual display, Xvfb, and goes from the first start to the first picture there by
/// keys alone, as the system delivers them. Whoever runs it sees to it that Xvfb is on the path.
///
/// Arguments: a folder that becomes the program's home, a file for a screenshot, the program's command. By hand, with
/// Java from 25 on:
/// `java src/build/TryWindow.java /tmp/home /tmp/window.png target/bin/safelight`.
final class TryWindow implements AutoCloseable {
    private static final Rectangle SCREEN = new Rectangle(1280, 800);
    private static final long LONGEST_SECONDS = 240;
    private static final String PROMPT = "a red tulip in a meadow";

    private final Path home;
    private final Process program;
    private final Robot robot;

    private TryWindow(Path home, List<String> command) throws Exception {
        this.home = home;
        // the display ends with its last window, at the latest with this process
        Process display = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-terminate", "-nolisten", "tcp", "-screen", "0", "1280x800x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String number = ":" + display.inputReader().readLine();
        robot = robot(number);
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().clear();
        process.environment().putAll(Map.of("DISPLAY", number, "HOME", home.toString()));
        program = process.start();
    }

    static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        List<String> command = Arrays.asList(arguments).subList(2, arguments.length);
        long start = System.nanoTime();
        try (TryWindow window = new TryWindow(home, command)) {
            window.open();
            double opened = (System.nanoTime() - start) / 1e9;
            window.makePicture(Path.of(arguments[1]));
            window.leave();
            IO.println(
                    "The window opened after %.1f s on X11, made a picture by keys alone, showed it pixel for pixel and closed."
                            .formatted(opened));
        }
    }

    /// A robot on a display other than this process was started with: X11's library looks for its name only now.
    private static Robot robot(String display) throws Exception {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("setenv"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT))
                    .invokeWithArguments(arena.allocateFrom("DISPLAY"), arena.allocateFrom(display), 1);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        System.setProperty("java.awt.headless", "false");
        Robot robot = new Robot();
        robot.setAutoDelay(20);
        return robot;
    }

    /// Waits for the window, and until it takes keys: F1 shows a page, Escape puts it away.
    private void open() throws Exception {
        waitFor("the window", () -> colours(shot()) > 20);
        BufferedImage before = shot();
        for (int tries = 0; !changes(before, KeyEvent.VK_F1); tries++) {
            check(tries < 20, "the window takes no keys");
        }
        BufferedImage page = shot();
        check(changes(page, KeyEvent.VK_ESCAPE), "Escape does not put a page away");
    }

    private boolean changes(BufferedImage before, int key) throws InterruptedException {
        press(key);
        for (int looks = 0; looks < 20; looks++) {
            if (difference(before, shot()) > 0.05) {
                Thread.sleep(500); // what moves comes to rest
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private void makePicture(Path screenshot) throws Exception {
        for (char letter : " in a meadow".toCharArray()) {
            press(letter == ' ' ? KeyEvent.VK_SPACE : KeyEvent.getExtendedKeyCodeForChar(letter));
        }
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
        waitFor("the picture", () -> pictures().size() == 1);
        Path file = pictures().getFirst();
        check(
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PROMPT + "\nSteps: "),
                "the picture's recipe lacks the prompt");
        BufferedImage picture = ImageIO.read(file.toFile());
        check(colours(picture) > 256, "the picture is empty");
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_1);
        waitFor("the picture on the screen, pixel for pixel", () -> shows(shot(), picture));
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_0);
        Thread.sleep(1000);
        Files.createDirectories(screenshot.toAbsolutePath().getParent());
        ImageIO.write(shot(), "png", screenshot.toFile());
    }

    private void leave() throws Exception {
        List<ProcessHandle> children = program.descendants().toList();
        check(!children.isEmpty(), "there is no engine process");
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_Q);
        check(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "the program does not end");
        check(program.exitValue() == 0, "the program ended with " + program.exitValue());
        waitFor("the end of the engine", () -> children.stream().noneMatch(ProcessHandle::isAlive));
        check(pictures().size() == 1, "there are other files beside the picture");
    }

    private void press(int... keys) {
        for (int key : keys) {
            robot.keyPress(key);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
        }
    }

    private List<Path> pictures() {
        Path folder = home.resolve("Pictures/Safelight");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private BufferedImage shot() {
        return robot.createScreenCapture(SCREEN);
    }

    private void waitFor(String what, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            check(program.isAlive() || what.startsWith("the end"), "the program ended before " + what + " was there");
            if (System.nanoTime() > end) {
                File seen = home.resolve("seen.png").toFile();
                ImageIO.write(shot(), "png", seen);
                throw new IllegalStateException("waited in vain for " + what + "; the screen is in " + seen);
            }
            Thread.sleep(100);
        }
    }

    private static void check(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalStateException(complaint);
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long colours(BufferedImage image) {
        return Arrays.stream(pixels(image)).distinct().count();
    }

    /// The share of pixels that differ.
    private static double difference(BufferedImage one, BufferedImage other) {
        int[] a = pixels(one);
        int[] b = pixels(other);
        int different = 0;
        for (int i = 0; i < a.length; i++) {
            different += a[i] == b[i] ? 0 : 1;
        }
        return (double) different / a.length;
    }

    private static boolean shows(BufferedImage screen, BufferedImage picture) {
        for (int y = 0; y + picture.getHeight() <= screen.getHeight(); y++) {
            for (int x = 0; x + picture.getWidth() <= screen.getWidth(); x++) {
                if (isAt(screen, picture, x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAt(BufferedImage screen, BufferedImage picture, int left, int top) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (screen.getRGB(left + x, top + y) != picture.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void close() throws InterruptedException {
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly().waitFor();
    }
}
