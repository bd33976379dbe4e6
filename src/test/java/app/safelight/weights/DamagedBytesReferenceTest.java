package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Damages the start of sound checkpoints in every place: the answer is a checkpoint or a clear refusal, soon.
@NeedsReference("models/index.json")
class DamagedBytesReferenceTest {
    private static final int DAMAGED = 4096;
    private static final int[] FLIPS = {0xff, 1};
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    /// The smallest single file of each kind.
    static List<String> files() {
        return Stream.of(".safetensors", ".ckpt")
                .flatMap(ending -> smallest(ending).stream())
                .toList();
    }

    private static Optional<String> smallest(String ending) {
        return ReferenceFolder.json("models/index.json").get("files").properties().stream()
                .filter(file -> file.getKey().endsWith(ending) && ReferenceFolder.hasModel(file.getKey()))
                .min((a, b) -> Long.compare(
                        a.getValue().get("bytes").asLong(),
                        b.getValue().get("bytes").asLong()))
                .map(Map.Entry::getKey);
    }

    @Test
    void theFolderHasModels() {
        System.out.printf(
                "reference damaged bytes: %d cases from %s%n",
                files().size() * DAMAGED * (FLIPS.length + 1), ReferenceFolder.path());
        assertThat(files()).isNotEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("files")
    void aFlippedByteEndsInSuccessOrARefusal(String name) throws IOException {
        Path copy = folder.resolve(name);
        Files.copy(ReferenceFolder.model(name), copy);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer start = ByteBuffer.allocate(DAMAGED);
            channel.read(start, 0);
            for (int flip : FLIPS) {
                for (int at = 0; at < DAMAGED; at++) {
                    byte sound = start.get(at);
                    channel.write(ByteBuffer.wrap(new byte[] {(byte) (sound ^ flip)}), at);
                    assertAnswers(copy, "byte " + at + " xor " + flip);
                    channel.write(ByteBuffer.wrap(new byte[] {sound}), at);
                }
            }
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("files")
    void aFileCutOffEndsInARefusal(String name) throws IOException {
        byte[] start = new byte[DAMAGED];
        try (var in = Files.newInputStream(ReferenceFolder.model(name))) {
            assertThat(in.readNBytes(start, 0, DAMAGED)).isEqualTo(DAMAGED);
        }
        Path copy = folder.resolve(name);
        Files.createFile(copy);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            for (int length = 0; length <= DAMAGED; length++) {
                assertThat(assertAnswers(copy, "cut at " + length)).isFalse();
                if (length < DAMAGED) {
                    channel.write(ByteBuffer.wrap(start, length, 1), length);
                }
            }
        }
    }

    /// Opens a file; anything but success or a refusal fails the test by being thrown.
    private static boolean assertAnswers(Path file, String damage) throws IOException {
        long begin = work();
        boolean opened;
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            opened = checkpoint.description().notes() != null;
        } catch (ModelFormatException e) {
            opened = false;
            assertThat(e).as(damage).hasMessageStartingWith(file.getFileName() + ": ");
        }
        assertThat(Duration.ofNanos(work() - begin)).as(damage).isLessThan(LONGEST);
        return opened;
    }

    /// What this thread has computed so far, in nanoseconds: waiting for a busy machine does not count.
    private static long work() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
