package app.safelight.engine;

import app.safelight.request.Remark;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.Embedding;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The textual inversions that prompts name, each read once for as long as its file stays as it is.
final class EmbeddingShelf {
    private static final Set<String> ENDINGS = Set.of("safetensors", "pt", "bin");

    private final Map<Path, Read> read = new HashMap<>();

    private record Read(FileTime modified, Embedding embedding) {}

    /// Those that texts may name: a file is looked at only if the letters of its name are among those of the texts.
    ///
    /// @param problems told of those that cannot be used
    List<Embedding> named(String texts, Checkpoint checkpoint, List<Path> folders, Consumer<NetworkProblem> problems)
            throws IOException {
        List<Embedding> found = new ArrayList<>();
        String letters = letters(texts);
        for (Map.Entry<String, Path> file :
                NamedFiles.in(folders, ENDINGS).all().entrySet()) {
            if (letters.contains(letters(file.getKey()))) {
                try {
                    Embedding embedding = read(file.getKey(), file.getValue());
                    if (embedding.fits(checkpoint)) {
                        found.add(embedding);
                    } else {
                        problems.accept(new NetworkProblem(Remark.EMBEDDING_OTHER_MODEL, embedding.name()));
                    }
                } catch (ModelFormatException e) {
                    problems.accept(new NetworkProblem(
                            Remark.EMBEDDING_UNUSABLE, file.getKey() + " cannot be used, since it " + e.reason()));
                }
            }
        }
        return found;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private Embedding read(String name, Path file) throws ModelFormatException, IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        Read known = read.get(file);
        if (known == null || !known.modified().equals(modified)) {
            known = new Read(modified, Embedding.read(name, file));
            read.put(file, known);
        }
        return known.embedding();
    }
}
