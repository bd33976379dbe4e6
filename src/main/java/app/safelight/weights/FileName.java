package app.safelight.weights;

import java.nio.file.Path;

/// A model file's name as people and recipes use it.
public final class FileName {
    private FileName() {}

    /// A file's name without its ending.
    public static String stem(Path path) {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
