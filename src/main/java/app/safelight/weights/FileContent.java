package app.safelight.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The container a file is, told by its first bytes.
enum FileContent {
    SAFETENSORS,
    ZIP,
    PICKLE,
    EMPTY,
    TOO_SHORT,
    WEB_PAGE,
    LFS_POINTER,
    GGUF,
    TAR,
    UNKNOWN;

    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LOOKED_AT = 512;
    private static final int TAR_MAGIC_AT = 257;

    static FileContent of(MemorySegment bytes) {
        if (bytes.byteSize() == 0) {
            return EMPTY;
        }
        byte[] start = bytes.asSlice(0, Math.min(LOOKED_AT, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
            return ZIP;
        }
        if (text.startsWith("version https://git-lfs")) {
            return LFS_POINTER;
        }
        if (text.startsWith("GGUF")) {
            return GGUF;
        }
        if (isSafetensors(bytes, start)) {
            return SAFETENSORS;
        }
        if (isPickle(text)) {
            return PICKLE;
        }
        String page = text.replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
        if (page.startsWith("<!doctype") || page.startsWith("<html") || page.startsWith("<?xml")) {
            return WEB_PAGE;
        }
        if (text.startsWith("ustar", TAR_MAGIC_AT)) {
            return TAR;
        }
        return bytes.byteSize() < SafetensorsFile.LENGTH_BYTES ? TOO_SHORT : UNKNOWN;
    }

    /// A length that the file can hold, or at least a header that starts as one does.
    private static boolean isSafetensors(MemorySegment bytes, byte[] start) {
        int first = SafetensorsFile.LENGTH_BYTES;
        if (start.length <= first) {
            return false;
        }
        long length = bytes.get(LENGTH, 0);
        return start[first] == '{' || (length > 0 && length <= bytes.byteSize() - first);
    }

    /// Protocol 2 and later say so in the first two bytes; earlier ones start with the opcode that opens or names
    /// something.
    private static boolean isPickle(String text) {
        char first = text.charAt(0);
        return text.length() > 1
                && ((first == '\u0080' && text.charAt(1) <= 5)
                        || (first == '(' && "SVdlictpiIKJMX}])".indexOf(text.charAt(1)) >= 0)
                        || (first == 'c' && text.indexOf('\n') > 0)
                        || ((first == '}' || first == ']' || first == ')') && "q(.pRb".indexOf(text.charAt(1)) >= 0));
    }
}
