package app.safelight.store;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskRaster;
import app.safelight.request.PictureStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person was working on, kept in the folder `document` of the program's folder: `document.json` with the
/// picture to start from, and the mask beside it under a name that changes with each writing. The JSON file is written
/// last and in one move, so at every moment it names a mask that is whole.
public final class DocumentFile {
    private static final String FOLDER = "document";
    private static final String FILE = "document.json";
    private static final String MASK = "mask-";

    private final Path folder;

    /// @param home the program's folder
    public DocumentFile(Path home) {
        folder = home.resolve(FOLDER);
    }

    /// Keeps a document in place of the last.
    ///
    /// @param start with any path for its mask; null to keep nothing
    /// @param mask the mask the start's inpainting speaks of; null for none
    /// @throws StoreException if it cannot be written; what was kept before is then still there
    public void write(@Nullable PictureStart start, @Nullable MaskRaster mask) throws StoreException {
        try {
            Path file = folder.resolve(FILE);
            if (start == null) {
                Files.deleteIfExists(file);
                tidy("");
                return;
            }
            Files.createDirectories(folder);
            String name = MASK + UUID.randomUUID() + ".png";
            if (mask != null) {
                WholeFile.write(folder.resolve(name), PngEncoder.encode(mask));
            }
            Inpainting inpainting = start.inpainting();
            PictureStart kept =
                    start.withInpainting(mask == null || inpainting == null ? null : inpainting.withMask(name));
            WholeFile.write(file, JsonText.of(kept).getBytes(StandardCharsets.UTF_8));
            tidy(name);
        } catch (IOException e) {
            throw Failures.writing(folder, e);
        }
    }

    /// Deletes every mask but one.
    private void tidy(String kept) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            List<Path> old = files.filter(file -> file.getFileName().toString().startsWith(MASK)
                            && !file.getFileName().toString().equals(kept))
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// The document last kept, its mask named by its whole path; nothing where none was.
    ///
    /// @throws StoreException naming the file and the field that cannot be used
    public Optional<PictureStart> read() throws StoreException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        PictureStart start =
                new RecordReader(file.toString()).read(PictureStart.class, JsonText.object(TextFile.read(file), file));
        Inpainting inpainting = start.inpainting();
        if (inpainting == null) {
            return Optional.of(start);
        }
        Path name = Path.of(inpainting.mask()).getFileName();
        String mask = folder.resolve(String.valueOf(name)).toString();
        return Optional.of(start.withInpainting(inpainting.withMask(mask)));
    }
}
