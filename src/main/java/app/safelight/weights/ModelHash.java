package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// SHA-256 of a model, by which a recipe names it.
///
/// Of a single file it is the file's hash. Of a folder it is that of the UNet's weight file, and of an index of shards
/// that of the files it names, one after the other in the order of their names.
///
/// @param sha256 64 hexadecimal digits, lower case
public record ModelHash(String sha256) {
    private static final int SHORT = 10;
    private static final int CHUNK = 1 << 20;

    public ModelHash {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits: " + sha256);
        }
    }

    /// Reads the whole of a model.
    ///
    /// @throws ModelFormatException if the path is neither a file nor a model folder
    public static ModelHash of(Path path) throws ModelFormatException, IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        for (Path file : files(path)) {
            try (var in = Files.newInputStream(file)) {
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    digest.update(chunk, 0, count);
                }
            }
        }
        return new ModelHash(HexFormat.of().formatHex(digest.digest()));
    }

    /// The first ten digits: what other programs show.
    public String shortHash() {
        return sha256.substring(0, SHORT);
    }

    private static List<Path> files(Path path) throws ModelFormatException, IOException {
        Path file = path;
        if (Files.isDirectory(path)) {
            file = DiffusersFolder.unetFile(path)
                    .orElseThrow(() -> new ModelFormatException(path, "is a folder without the weights of a UNet"));
        }
        Path index = file;
        try (Arena arena = Arena.ofConfined()) {
            var bytes = MappedFile.map(index, arena);
            Stream<Path> files = ShardIndex.isOne(index, bytes)
                    ? new TreeSet<>(ShardIndex.files(index, bytes)).stream().map(index::resolveSibling)
                    : Stream.of(index);
            return files.toList();
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
