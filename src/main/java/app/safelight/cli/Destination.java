package app.safelight.cli;

import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import app.safelight.store.Place;
import app.safelight.store.StoreException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where a command's pictures go.
sealed interface Destination {
    /// Keeps a picture.
    ///
    /// @param picture index in the batch, from 0
    /// @return its file
    Path write(int picture, long seed, Raster raster, String recipe) throws StoreException;

    /// Looks whether pictures can be kept there, before they are made.
    ///
    /// @throws StoreException if they cannot
    void check() throws StoreException;

    /// One file, or with more than one picture numbered files beside it.
    record Named(Path file, int pictures) implements Destination {
        @Override
        public Path write(int picture, long seed, Raster raster, String recipe) throws StoreException {
            Path target = target(picture);
            PictureFile.write(target, raster, recipe);
            return target;
        }

        @Override
        public void check() throws StoreException {
            for (int picture = 0; picture < pictures; picture++) {
                Place.checkPicture(target(picture));
            }
        }

        private Path target(int picture) {
            return pictures == 1 ? file : numbered(picture + 1);
        }

        private Path numbered(int number) {
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            return file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
    }

    /// Numbered files in a folder.
    record Folder(Path folder) implements Destination {
        @Override
        public Path write(int picture, long seed, Raster raster, String recipe) throws StoreException {
            return PictureFile.writeNumbered(folder, seed, raster, recipe);
        }

        @Override
        public void check() throws StoreException {
            Place.checkFolder(folder);
        }
    }

    /// Reads what `--out` says: a name that ends in `.png` is a file, one without an ending a folder.
    ///
    /// @throws IllegalArgumentException if it names a file of another kind
    static Destination of(String out, int pictures) {
        Path path = Path.of(out);
        if (Files.isDirectory(path) || out.endsWith("/") || out.endsWith(File.separator)) {
            return new Folder(path);
        }
        String name = String.valueOf(path.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            return new Named(path, pictures);
        }
        if (name.lastIndexOf('.') > 0) {
            throw new IllegalArgumentException(
                    out + " is neither a folder nor a name that ends in .png, the format pictures are kept in");
        }
        return new Folder(path);
    }
}
