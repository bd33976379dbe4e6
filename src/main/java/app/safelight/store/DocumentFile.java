package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.MaskRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a person was working on, kept in the folder `document` of the program's folder: `document.json`, and beside it
/// the masks and their histories under names that change with each writing. The JSON file is written last and in one
/// move, so at every moment it names files that are whole.
public final class DocumentFile {
    private static final String FOLDER = "document";
    private static final String FILE = "document.json";
    private static final String MASK = "mask-";
    private static final String HISTORY = "history-";

    private final Path folder;

    /// @param home the program's folder
    public DocumentFile(Path home) {
        folder = home.resolve(FOLDER);
    }

    /// Writes a mask that a document to be written will name.
    ///
    /// @throws StoreException if it cannot be written
    public Path keep(MaskRaster mask) throws StoreException {
        return keep(MASK, ".png", PngEncoder.encode(mask));
    }

    /// Writes a history that a document to be written will name.
    ///
    /// @throws StoreException if it cannot be written
    public Path keep(byte[] history) throws StoreException {
        return keep(HISTORY, ".bin", history);
    }

    private Path keep(String prefix, String suffix, byte[] content) throws StoreException {
        Path file = folder.resolve(prefix + UUID.randomUUID() + suffix);
        try {
            Files.createDirectories(folder);
            WholeFile.write(file, content);
            return file;
        } catch (IOException e) {
            throw Failures.writing(file, e);
        }
    }

    /// Keeps a document in place of the last.
    ///
    /// @throws StoreException if it cannot be written; what was kept before is then still there
    public void write(KeptDocument document) throws StoreException {
        ObjectNode object = JsonText.empty();
        GenerationRequest request = document.request();
        if (request != null) {
            object.set("request", RecordJson.write(request));
        }
        object.put("seed", document.seed());
        Path picture = document.picture();
        object.put("picture", picture == null ? null : picture.toString());
        object.put("origin", document.origin());
        object.put("active", document.active());
        ArrayNode masks = object.putArray("masks");
        for (KeptDocument.Sheet sheet : document.sheets()) {
            masks.addObject()
                    .put("name", sheet.name())
                    .put("strength", sheet.strength())
                    .put("levels", name(sheet.levels()))
                    .put("history", name(sheet.history()));
        }
        try {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve(FILE), JsonText.of(object).getBytes(StandardCharsets.UTF_8));
            tidy(document);
        } catch (IOException e) {
            throw Failures.writing(folder, e);
        }
    }

    private static @Nullable String name(@Nullable Path file) {
        return file == null ? null : String.valueOf(file.getFileName());
    }

    /// Deletes every mask and history that a document does not name.
    private void tidy(KeptDocument document) throws IOException {
        Set<String> named = new HashSet<>();
        for (KeptDocument.Sheet sheet : document.sheets()) {
            named.add(String.valueOf(name(sheet.levels())));
            named.add(String.valueOf(name(sheet.history())));
        }
        List<Path> old;
        try (var files = Files.list(folder)) {
            old = files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return (name.startsWith(MASK) || name.startsWith(HISTORY)) && !named.contains(name);
                    })
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    /// The document last kept, its files named by their whole paths; nothing where none was.
    ///
    /// @throws StoreException naming the file and the field that cannot be used
    public Optional<KeptDocument> read() throws StoreException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ObjectNode object = JsonText.object(TextFile.read(file), file);
        try {
            List<KeptDocument.Sheet> sheets = new ArrayList<>();
            for (JsonNode sheet : object.path("masks").values()) {
                sheets.add(new KeptDocument.Sheet(
                        sheet.path("name").asString(""),
                        sheet.path("strength").asDouble(1),
                        inside(sheet.path("levels")),
                        inside(sheet.path("history"))));
            }
            String picture = object.path("picture").asString("");
            return Optional.of(new KeptDocument(
                    request(object, file),
                    object.path("seed").asString(""),
                    picture.isEmpty() ? null : Path.of(picture),
                    object.path("origin").asString(""),
                    sheets,
                    object.path("active").asInt(0)));
        } catch (IllegalArgumentException e) {
            throw new StoreException(file + " cannot be followed: " + e.getMessage() + ".", e);
        }
    }

    private static @Nullable GenerationRequest request(ObjectNode object, Path file) {
        if (!(object.get("request") instanceof ObjectNode request)) {
            return null;
        }
        try {
            return RequestJson.parse(JsonText.of(request), file);
        } catch (StoreException _) {
            return null; // of another version: picture and masks are worth more
        }
    }

    /// A file of that name in the folder, wherever the name points.
    private @Nullable Path inside(JsonNode name) {
        return name.isString()
                ? folder.resolve(String.valueOf(Path.of(name.asString()).getFileName()))
                : null;
    }
}
