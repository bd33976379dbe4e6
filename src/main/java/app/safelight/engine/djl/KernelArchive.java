package app.safelight.engine.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The TorchScript archive that holds the kernels: code only, no weights.
///
/// An archive is a zip of stored entries: the module's state as a pickle, its constants, a format version, its source.
final class KernelArchive {
    private static final String SOURCE = "kernels.torchscript";

    /// Protocol 2: an object of `__torch__.Kernels` with `training = False`.
    private static final byte[] STATE =
            latin1("\u0080\u0002c__torch__\nKernels\n)\u0081}X\b\u0000\u0000\u0000training\u0089sb.");

    /// Protocol 2: an empty tuple.
    private static final byte[] CONSTANTS = latin1("\u0080\u0002).");

    private static final byte[] VERSION = latin1("3\n");

    private KernelArchive() {}

    /// The archive's bytes.
    static byte[] bytes() {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (InputStream source = KernelArchive.class.getResourceAsStream(SOURCE);
                ZipOutputStream zip = new ZipOutputStream(archive)) {
            if (source == null) {
                throw new IllegalStateException(SOURCE + " is missing from the program");
            }
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, "k/data.pkl", STATE);
            put(zip, "k/constants.pkl", CONSTANTS);
            put(zip, "k/version", VERSION);
            put(zip, "k/code/__torch__.py", source.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
