package app.safelight.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the texts beside a PNG picture. The file can come from anybody: nothing in it is believed before it is
/// checked against the file's length, and no text takes more than 16 MiB.
final class PngText {
    private static final int MOST_BYTES = 16 << 20;
    private static final int CHUNK_FRAME = 12;
    private static final int END_OF_NAME = 4;

    private final Path file;
    private final Set<String> keywords;
    private final String last;
    private final Map<String, String> found = new LinkedHashMap<>();

    private PngText(Path file, Set<String> keywords, String last) {
        this.file = file;
        this.keywords = keywords;
        this.last = last;
    }

    /// Whether a file begins as PNG files do.
    static boolean isPng(Path file) throws IOException {
        return FileStart.of(file) == FileStart.PNG;
    }

    /// The first text of each of some keywords, in the order of the file; the Exif block's comment stands under
    /// [ExifComment#KEYWORD].
    ///
    /// @param last keyword after which nothing else is looked for
    /// @throws StoreException if the file is damaged on the way there
    static Map<String, String> find(Path file, Set<String> keywords, String last) throws IOException, StoreException {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            return new PngText(file, keywords, last).find(in);
        }
    }

    private Map<String, String> find(SeekableByteChannel in) throws IOException, StoreException {
        in.position(PngEncoder.SIGNATURE.length);
        while (in.size() - in.position() >= CHUNK_FRAME) {
            ByteBuffer head = FileStart.read(in, Integer.BYTES + END_OF_NAME);
            int length = head.getInt();
            String type = StandardCharsets.ISO_8859_1.decode(head).toString();
            long end = in.position() + length + Integer.BYTES;
            if (length < 0 || end > in.size()) {
                throw damaged("its chunk " + (in.position() - head.capacity()) + " is cut off");
            }
            if (type.equals("IEND")) {
                return found;
            }
            take(type, length, in);
            if (found.containsKey(last)) {
                return found;
            }
            in.position(end);
        }
        throw damaged("it ends too early");
    }

    private void take(String type, int length, SeekableByteChannel in) throws IOException, StoreException {
        boolean text = type.equals("tEXt") || type.equals("zTXt") || type.equals("iTXt");
        if (!text && !type.equals("eXIf")) {
            return;
        }
        if (length > MOST_BYTES) {
            throw damaged("a text in it is larger than 16 MiB");
        }
        ByteBuffer chunk = FileStart.read(in, length);
        if (!text) {
            ExifComment.read(chunk).ifPresent(comment -> found.putIfAbsent(ExifComment.KEYWORD, comment));
            return;
        }
        String keyword = string(chunk);
        if (keywords.contains(keyword) && !found.containsKey(keyword)) {
            found.put(keyword, text(type, chunk));
        }
    }

    private String text(String type, ByteBuffer chunk) throws StoreException {
        boolean compressed = type.equals("zTXt");
        if (type.equals("iTXt")) {
            compressed = number(chunk) == 1;
        }
        if (!type.equals("tEXt") && number(chunk) != 0) {
            throw damaged("its text is compressed in an unknown way");
        }
        if (type.equals("iTXt")) {
            string(chunk); // language
            string(chunk); // translated keyword
        }
        byte[] content = new byte[chunk.remaining()];
        chunk.get(content);
        byte[] plain = compressed ? inflate(content) : content;
        return new String(plain, type.equals("iTXt") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private byte[] inflate(byte[] packed) throws StoreException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 13];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw damaged("its compressed text is cut off");
                }
                plain.write(buffer, 0, count);
                if (plain.size() > MOST_BYTES) {
                    throw damaged("a text in it is larger than 16 MiB");
                }
            }
        } catch (DataFormatException e) {
            throw damaged("its compressed text cannot be unpacked", e);
        }
        return plain.toByteArray();
    }

    /// Bytes up to the next zero, which is consumed.
    private String string(ByteBuffer chunk) throws StoreException {
        ByteBuffer letters = chunk.duplicate();
        while (number(chunk) != 0) {
            // on to the zero
        }
        letters.limit(chunk.position() - 1);
        return StandardCharsets.ISO_8859_1.decode(letters).toString();
    }

    private int number(ByteBuffer chunk) throws StoreException {
        if (!chunk.hasRemaining()) {
            throw damaged("a text in it has no end");
        }
        return chunk.get();
    }

    private StoreException damaged(String reason) {
        return new StoreException(file + " is damaged: " + reason + ".");
    }

    private StoreException damaged(String reason, Exception cause) {
        return new StoreException(file + " is damaged: " + reason + ".", cause);
    }
}
