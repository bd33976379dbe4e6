package app.safelight.text;

import org.jspecify.annotations.Nullable;

/// An encoding of one byte a character, ASCII below 0x80. Bytes are kept as characters up to U+00FF.
final class SingleByteEncoding {
    private static final int HIGH = 0x80;

    /// In a sloppy encoding this byte stands for [#LOST].
    private static final char SUBSTITUTE = '\u001a';

    private static final char LOST = '\ufffd';

    private final String name;
    private final char[] high;

    /// @param high characters of the bytes 0x80 to 0xFF
    SingleByteEncoding(String name, char[] high) {
        this.name = name;
        this.high = high;
    }

    /// Whether bytes without a character decode to themselves, and lost characters encode as byte 0x1A.
    boolean isSloppy() {
        return name.startsWith("sloppy");
    }

    /// Whether a space may stand for byte 0xA0, which in the Macintosh's encoding would turn a dash and a space to
    /// junk.
    boolean mayLoseNoBreakSpace() {
        return !name.equals("macroman");
    }

    /// The bytes the text was decoded from, or null if it cannot have been this encoding.
    @Nullable
    String encode(String text) {
        var bytes = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int value = encode(text.charAt(i));
            if (value < 0) {
                return null;
            }
            bytes.append((char) value);
        }
        return bytes.toString();
    }

    private int encode(char c) {
        if (isSloppy() && (c == SUBSTITUTE || c == LOST)) {
            return c == LOST ? SUBSTITUTE : -1;
        }
        if (c < HIGH) {
            return c;
        }
        for (int i = 0; i < high.length; i++) {
            if (high[i] == c) {
                return HIGH + i;
            }
        }
        return -1;
    }
}
