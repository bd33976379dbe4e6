package app.safelight.engine.djl;

import app.safelight.engine.EngineException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A PyTorch that the user has: what `pip install torch` put on the disk, with CUDA or without. It takes the place of
/// the one that comes with the program. None of its Python is run.
///
/// @param libraries folder of its native libraries
/// @param flavor DJL's name for how they were built: `cu128` for any CUDA where the driver is there, else `cpu`, with
///     which libraries for CUDA compute on the processor
record TorchFolder(Path libraries, String flavor) {
    /// The one version whose memory layout is that of DJL's own library.
    static final String VERSION = "2.7.1";

    private static final String CPU = "cpu";
    private static final String CUDA = "cu128";
    private static final Pattern VERSION_LINE = Pattern.compile("__version__ = '([^'+]+)[^']*'");
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final String CORE = WINDOWS ? "torch_cpu.dll" : System.mapLibraryName("torch_cpu");
    private static final String CUDA_PART = WINDOWS ? "torch_cuda.dll" : System.mapLibraryName("torch_cuda");
    private static final String DRIVER = WINDOWS ? "nvcuda.dll" : "libcuda.so.1";

    /// Finds PyTorch in a folder: its own (`torch`), that of its libraries, a `site-packages`, or a Python environment.
    ///
    /// @throws EngineException if there is none, or another version
    static TorchFolder find(Path folder) throws EngineException {
        Path libraries = candidates(folder)
                .filter(candidate -> Files.exists(candidate.resolve(CORE)))
                .findFirst()
                .orElseThrow(
                        () -> new EngineException(folder + ": no PyTorch is in this folder. Name the folder 'torch'"
                                + " of a Python environment, or the environment itself."));
        String version = version(libraries.resolveSibling("version.py"));
        if (!version.equals(VERSION)) {
            throw new EngineException(folder + ": this is PyTorch " + version + ", and only " + VERSION
                    + " fits this program. Install it with 'pip install torch==" + VERSION + "'.");
        }
        boolean cuda = Files.exists(libraries.resolve(CUDA_PART)) && driver();
        return new TorchFolder(libraries.toAbsolutePath(), cuda ? CUDA : CPU);
    }

    boolean cuda() {
        return flavor.equals(CUDA);
    }

    private static Stream<Path> candidates(Path folder) {
        Stream<Path> packages = Stream.concat(
                pythons(folder.resolve("lib")).map(python -> python.resolve("site-packages")),
                Stream.of(folder.resolve("Lib/site-packages"), folder));
        return Stream.concat(
                Stream.of(folder, folder.resolve("lib")), packages.map(place -> place.resolve("torch/lib")));
    }

    private static Stream<Path> pythons(Path lib) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> children = Files.list(lib)) {
            children.filter(child -> child.getFileName().toString().startsWith("python3"))
                    .sorted()
                    .forEach(found::add);
        } catch (IOException _) {
            // no such folder: no Python environment
        }
        return found.stream();
    }

    private static String version(Path file) throws EngineException {
        try {
            Matcher line = VERSION_LINE.matcher(Files.readString(file));
            return line.find() ? line.group(1) : "of an unknown version";
        } catch (IOException e) {
            throw new EngineException(file + " cannot be read, which tells PyTorch's version", e);
        }
    }

    /// Whether NVIDIA's driver is there, without which libraries for CUDA do not load.
    @SuppressWarnings("restricted") // nothing of the library is called
    private static boolean driver() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(DRIVER, arena);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
