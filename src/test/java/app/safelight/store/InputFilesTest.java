package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
    @TempDir
    private Path folder;

    private Path original() throws Exception {
        return Files.writeString(folder.resolve("garden.PNG"), "a picture");
    }

    private InputFiles inputs() {
        return new InputFiles(folder.resolve("inputs"));
    }

    @Test
    void aPictureIsKeptOnceWhateverItIsCalled() throws Exception {
        InputFiles inputs = inputs();
        Path first = inputs.keep(original());
        Path again = inputs.keep(Files.copy(original(), folder.resolve("copy.png")));
        assertThat(again).isEqualTo(first).hasContent("a picture");
        Path other = Files.writeString(original(), "another picture");
        assertThat(inputs.keep(other)).isNotEqualTo(first);
        assertThat(first).hasContent("a picture");
    }

    @Test
    void whatIsHeldIsNotDeleted() throws Exception {
        InputFiles inputs = inputs();
        Path kept = inputs.keep(original());
        inputs.delete(Set.of(kept));
        assertThat(kept).exists();
        inputs.release(kept);
        inputs.delete(Set.of(kept));
        assertThat(kept).doesNotExist();
    }

    @Test
    void nothingElsewhereIsDeleted() throws Exception {
        inputs().delete(Set.of(original()));
        assertThat(original()).exists();
    }

    @Test
    void whatOtherRunsLeftGoesAfterADay() throws Exception {
        InputFiles earlier = inputs();
        Path old = earlier.keep(original());
        Path needed = earlier.keep(Files.writeString(folder.resolve("needed.png"), "needed"));
        Path fresh = earlier.keep(Files.writeString(folder.resolve("fresh.png"), "fresh"));
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(needed, longAgo);
        inputs().deleteAncient(Set.of(needed));
        assertThat(old).doesNotExist();
        assertThat(needed).exists();
        assertThat(fresh).exists();
    }
}
