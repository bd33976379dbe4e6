package app.safelight.text;

/// What counts as white space and as part of a word in a prompt, over all of Unicode.
final class Spaces {
    private Spaces() {}

    /// Whether the code point is white space; the four ASCII separators U+001C to U+001F are too.
    static boolean isSpace(int c) {
        return isUnicodeSpace(c) || (c >= 0x1C && c <= 0x1F);
    }

    /// Whether Unicode calls the code point white space.
    static boolean isUnicodeSpace(int c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c == 0x85 || c == 0xA0 || (c >= 0x1680 && Character.isSpaceChar(c));
    }

    /// Whether the code point is a letter, a number of any kind or the underscore.
    static boolean isWord(int c) {
        return c == '_' || Character.isLetter(c) || isNumber(c);
    }

    /// Whether Unicode calls the code point a number: digits, letters used as numbers, fractions.
    static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
