package app.safelight.engine;

import app.safelight.text.WordLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lists of words as text files in a folder: `flowers.txt` is the list `flowers`, with a choice on every line that is
/// neither empty nor begins with `#`. A file is read once.
final class WordFiles implements WordLists {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final long MOST_BYTES = 16 << 20;

    private final Path folder;
    private final Map<String, List<String>> read = new HashMap<>();

    WordFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> choices(String name) {
        return read.computeIfAbsent(name, this::read);
    }

    private List<String> read(String name) {
        Path file = folder.resolve(name + ".txt");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("the prompt draws from __" + name + "__, but there is no file " + file
                    + ": make it, one choice a line, or write \\__" + name + "__ for the plain text");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(file + " is larger than 16 MiB");
            }
            List<String> lines = Files.readString(file)
                    .replace(BYTE_ORDER_MARK, "")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("the prompt draws from " + file + ", which holds no choice");
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as text in UTF-8", e);
        }
    }
}
