package app.safelight.house;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The folder of reference numbers the tests run on: `-Dsafelight.reference=DIR`, else `../shared/reference` where it
/// exists, else the copy in the test resources.
public final class ReferenceFolder {
    private static final Path SHARED = Path.of("../shared/reference");
    private static final Path COPY = Path.of("src/test/resources/reference");

    private ReferenceFolder() {}

    /// The folder.
    public static Path path() {
        String given = System.getProperty("safelight.reference", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        return Files.isDirectory(SHARED) ? SHARED : COPY;
    }

    /// Whether the folder is the repository's own copy, which leaves some files out to stay small.
    public static boolean isCopy() {
        return path().equals(COPY);
    }

    /// Reads a JSON file of the folder.
    public static JsonNode json(String name) {
        return JsonMapper.shared().readTree(path().resolve(name));
    }

    /// The path of a model under `models/`, unpacked once into `target` where it lies compressed there.
    ///
    /// @param name file or folder name as in `models/index.json`
    public static Path model(String name) {
        Path plain = path().resolve("models").resolve(name);
        if (Files.exists(plain)) {
            return plain;
        }
        try {
            String key = Integer.toHexString(path().toAbsolutePath().normalize().hashCode());
            Path unpacked = Path.of("target/reference-models", key).resolve(name);
            Path single = plain.resolveSibling(name + ".gz");
            Path folder = plain.resolveSibling(name + ".tar.gz");
            if (Files.exists(single)) {
                unpackFile(single, unpacked);
            } else if (Files.exists(folder)) {
                unpackFolder(folder, unpacked);
            } else {
                throw new IllegalArgumentException("no model " + name + " in " + plain.getParent());
            }
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the folder holds a model of that name, packed or plain.
    public static boolean hasModel(String name) {
        Path models = path().resolve("models");
        return Files.exists(models.resolve(name))
                || Files.exists(models.resolve(name + ".gz"))
                || Files.exists(models.resolve(name + ".tar.gz"));
    }

    private static void unpackFile(Path packed, Path target) throws IOException {
        if (Files.exists(target)
                && Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(packed)) >= 0) {
            return;
        }
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpackFolder(Path packed, Path target) throws IOException {
        Path done = target.resolveSibling(target.getFileName() + ".unpacked");
        if (Files.exists(done) && Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(packed)) >= 0) {
            return;
        }
        try (var in = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed)), 1 << 16))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = target.getParent().resolve(entry.getName()).normalize();
                if (!file.startsWith(target) || entry.isDirectory()) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(done, "");
    }
}
