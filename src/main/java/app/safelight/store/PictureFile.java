package app.safelight.store;

import app.safelight.request.Raster;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pictures on disk: PNG files with their recipe inside. A picture is written under another name, flushed to the disk
/// and then moved, so that its name never stands for half a file.
public final class PictureFile {
    private static final String KEYWORD = "parameters";
    private static final Pattern NUMBERED = Pattern.compile("(\\d{5,9})-.*");

    private PictureFile() {}

    /// Writes a picture under a name. A PNG file of that name is replaced; a file of another kind is not.
    ///
    /// @param recipe text of the recipe
    /// @throws StoreException if it cannot be written; no part of it is left then
    public static void write(Path file, Raster raster, String recipe) throws StoreException {
        try {
            checkReplaceable(file);
            WholeFile.write(file, PngEncoder.encode(raster, KEYWORD, recipe));
        } catch (IOException e) {
            throw Failures.writing(file, e);
        }
    }

    /// Refuses to put a picture in place of a file that is none.
    static void checkReplaceable(Path file) throws StoreException {
        try {
            if (Files.exists(file) && !PngText.isPng(file)) {
                throw new StoreException(file + " exists and is no PNG picture. Choose another name.");
            }
        } catch (IOException e) {
            throw Failures.writing(file, e);
        }
    }

    /// Writes a picture into a folder, made if need be, as `00042-<seed>.png` with the next free number.
    ///
    /// @param recipe text of the recipe
    /// @return the file
    /// @throws StoreException if it cannot be written; no part of it is left then
    public static Path writeNumbered(Path folder, long seed, Raster raster, String recipe) throws StoreException {
        try {
            Files.createDirectories(folder);
            int number = nextNumber(folder);
            Path part = WholeFile.writePart(folder.resolve("picture"), PngEncoder.encode(raster, KEYWORD, recipe));
            try {
                while (true) {
                    Path file = folder.resolve("%05d-%s.png".formatted(number, Long.toUnsignedString(seed)));
                    if (claim(part, file)) {
                        return file;
                    }
                    number++;
                }
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw Failures.writing(folder, e);
        }
    }

    /// Whether a file is a picture of a kind that carries no recipe for us: JPEG and the like.
    ///
    /// @throws StoreException if the file cannot be read
    public static boolean isPlain(Path file) throws StoreException {
        try {
            return Files.isRegularFile(file) && !PngText.isPng(file) && PictureInput.isPicture(file);
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }

    /// The recipe inside a picture, or nothing if it has none.
    ///
    /// @throws StoreException if the file cannot be read, is damaged, or is no PNG
    public static Optional<String> recipe(Path file) throws StoreException {
        try {
            if (Files.isDirectory(file)) {
                throw new StoreException(file + " is a folder. Name the pictures in it.");
            }
            if (!PngText.isPng(file)) {
                throw new StoreException(file + " is no PNG picture. Recipes are read from PNG files only.");
            }
            return PngText.find(file, KEYWORD);
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }

    private static int nextNumber(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> NUMBERED.matcher(file.getFileName().toString()))
                            .filter(Matcher::matches)
                            .mapToInt(name -> Integer.parseInt(name.group(1)))
                            .max()
                            .orElse(-1)
                    + 1;
        }
    }

    /// Gives the finished file its name unless that is taken. A hard link does both at once, even against another
    /// process; where the file system has none, the name is looked up first.
    private static boolean claim(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException | UnsupportedOperationException _) {
            if (Files.exists(file)) {
                return false;
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
    }
}
