package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryOfTheSystemTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void droppedPagesOfAFileReadAsBefore() throws Exception {
        byte[] content = new byte[SIZE];
        Arrays.fill(content, (byte) 7);
        Path file = Files.write(folder.resolve("bytes"), content);
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file)) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, SIZE, arena);
            CLibrary.dropPages(mapped.asSlice(1));
            assertThat(mapped.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
        }
    }

    @Test
    void memoryThatIsNoFileIsLeftAlone() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment own = arena.allocate(SIZE, 1 << 16);
            own.fill((byte) 7);
            CLibrary.dropPages(own);
            assertThat(own.get(ValueLayout.JAVA_BYTE, SIZE / 2)).isEqualTo((byte) 7);
        }
    }

    @Test
    void freeMemoryIsWhatIsAvailable() {
        assertThat(FreeMemory.in("MemTotal:       100 kB\nMemFree:    3 kB\nMemAvailable:    50 kB\nBuffers: 1 kB\n"))
                .hasValue(51_200);
        assertThat(FreeMemory.in("MemTotal:       100 kB\n")).isEmpty();
    }
}
