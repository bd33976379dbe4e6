package app.safelight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Pictures and masks that requests name, kept by the program so that nothing done to the originals changes what was
/// asked: pictures under the hash of their content, each once; masks under names of their own.
public final class InputFiles {
    private static final String MASK = "-mask.png";
    private static final Duration ANCIENT = Duration.ofDays(1);

    private final Path folder;
    private final Set<Path> held = new HashSet<>();

    /// @param folder made when something is kept
    public InputFiles(Path folder) {
        this.folder = folder;
    }

    /// Copies a picture, unless its content is there already, and holds it until it is released.
    ///
    /// @return where the copy is
    /// @throws StoreException if it cannot be read or written
    public synchronized Path keep(Path picture) throws StoreException {
        byte[] content;
        try {
            content = Files.readAllBytes(picture);
        } catch (IOException e) {
            throw Failures.reading(picture, e);
        }
        Path copy = folder.resolve(hash(content) + ending(picture));
        try {
            if (!Files.exists(copy)) {
                Files.createDirectories(folder);
                WholeFile.write(copy, content);
            }
        } catch (IOException e) {
            throw Failures.writing(copy, e);
        }
        held.add(copy);
        return copy;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The file's ending, as far as it is one; decoders look at the content anyway.
    private static String ending(Path picture) {
        String name = String.valueOf(picture.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
        return ending.matches("\\.[a-z0-9]{1,5}") ? ending : "";
    }

    /// A place for a mask that nobody has yet; held until it is released.
    public synchronized Path maskPlace() {
        Path place = folder.resolve(UUID.randomUUID() + MASK);
        held.add(place);
        return place;
    }

    /// Lets a file go: whoever held it needs it no more, or others say that they need it.
    public synchronized void release(Path file) {
        held.remove(file);
    }

    /// Deletes files of this folder that nobody holds.
    ///
    /// @throws StoreException naming a file that cannot be deleted
    public synchronized void delete(Set<Path> unneeded) throws StoreException {
        for (Path file : unneeded) {
            if (folder.equals(file.getParent()) && !held.contains(file)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw Failures.writing(file, e);
                }
            }
        }
    }

    /// Deletes what other runs of the program have left: whatever is older than a day and not needed.
    ///
    /// @throws StoreException if that cannot be done
    public synchronized void deleteAncient(Set<Path> needed) throws StoreException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        FileTime limit = FileTime.from(Instant.now().minus(ANCIENT));
        try (var files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                boolean ancient = Files.getLastModifiedTime(file).compareTo(limit) < 0;
                if (ancient && !needed.contains(file) && !held.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw Failures.writing(folder, e);
        }
    }
}
