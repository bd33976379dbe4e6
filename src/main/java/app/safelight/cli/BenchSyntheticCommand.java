package app.safelight.cli;

import app.safelight.weights.SyntheticCheckpoint;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Writes a checkpoint with real shapes and random weights.
@Command(
        name = "synthetic",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = {
            "Writes a checkpoint with the names and shapes of a published one and random weights in half precision,"
                    + " to measure with. Its pictures show nothing.",
            "The file is the same each time."
        })
final class BenchSyntheticCommand implements Callable<Integer> {
    private static final long SPARE = 1 << 20;
    private static final String CLEAR_LINE = "\r\u001b[K";

    @ParentCommand
    private @Nullable BenchCommand bench;

    @Parameters(index = "0", paramLabel = "MODEL", description = "sd15 (2.1 GB), sd21 (2.6 GB) or sdxl (6.9 GB).")
    private String model = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to write it, as safetensors.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Write over a file that exists.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        SyntheticCheckpoint checkpoint = checkpoint();
        Surroundings around = Objects.requireNonNull(bench).root().surroundings();
        checkPlace(checkpoint.bytes());
        try (Interruption interruption = Interruption.listen()) {
            checkpoint.write(file, bytes -> {
                if (interruption.requested()) {
                    throw new CancellationException();
                }
                show("%d of %d MB".formatted(bytes / 1_000_000, checkpoint.bytes() / 1_000_000), around);
            });
        } catch (CancellationException _) {
            around.err().println("safelight: interrupted.");
            return RootCommand.INTERRUPTED;
        } finally {
            show("", around);
        }
        around.out().println(Printable.line(file.toString()));
        return RootCommand.DONE;
    }

    private SyntheticCheckpoint checkpoint() throws WrongUsage {
        return switch (model) {
            case "sd15" -> SyntheticCheckpoint.sd15();
            case "sd21" -> SyntheticCheckpoint.sd21();
            case "sdxl" -> SyntheticCheckpoint.sdxl();
            default -> throw new WrongUsage("MODEL " + model + " is none of sd15, sd21 and sdxl.");
        };
    }

    /// Finds out before minutes of writing whether the file can lie there.
    private void checkPlace(long bytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "is a folder, where a file's name is needed");
        }
        if (Files.exists(file) && !force) {
            throw new FileAlreadyExistsException(file.toString(), null, "is there already; --force writes over it");
        }
        Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(parent)) {
            throw new NoSuchFileException(parent.toString());
        }
        long free = Files.getFileStore(parent).getUsableSpace();
        if (free < bytes + SPARE) {
            throw new IOException("%s needs %d MB, and %s has %d MB free."
                    .formatted(file, bytes / 1_000_000, parent, free / 1_000_000));
        }
    }

    private static void show(String line, Surroundings around) {
        if (around.watched()) {
            around.err().print(CLEAR_LINE + line);
            around.err().flush();
        }
    }
}
