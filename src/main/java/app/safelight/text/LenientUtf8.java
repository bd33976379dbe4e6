package app.safelight.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes UTF-8 that has been through other programs: spaces for byte 0xA0, lost bytes, surrogates encoded one by one.
/// Bytes are characters up to U+00FF.
final class LenientUtf8 {
    /// `à` as a word, whose second byte became a space; not before the rest of Portuguese `àquele` and the like.
    private static final Pattern A_GRAVE = Pattern.compile("\u00c3 (?! |quele|quela|quilo|s )");

    /// A sequence that would be a likely character if its space were byte 0xA0.
    private static final Pattern SPACED = Pattern.compile("[\u00c2\u00c3\u00c5\u00ce\u00d0\u00d9] "
            + "|[\u00e2\u00e3] [\u0080-\u0084\u0086-\u009f\u00a1-\u00bf]"
            + "|[\u00e0-\u00e3][\u0080-\u0084\u0086-\u009f\u00a1-\u00bf] "
            + "|\u00f0(?: [\u0080-\u00bf]{2}|[\u0080-\u00bf] [\u0080-\u00bf]|[\u0080-\u00bf]{2} )");

    /// A sequence of which a byte was lost: 0x1A, or once a question mark.
    private static final Pattern LOSSY = Pattern.compile("[\u00c2-\u00df]\u001a"
            + "|[\u00c2\u00c3]\\?"
            + "|\u00ed[\u00a0-\u00af][\u001a?]\u00ed[\u00b0-\u00bf][\u001a?\u0080-\u00bf]"
            + "|\u00ed[\u00a0-\u00af][\u001a?\u0080-\u00bf]\u00ed[\u00b0-\u00bf][\u001a?]"
            + "|[\u00e0-\u00ef](?:[\u001a?][\u001a\u0080-\u00bf]|[\u001a\u0080-\u00bf][\u001a?])"
            + "|[\u00f0-\u00f4](?:[\u001a?][\u001a\u0080-\u00bf]{2}"
            + "|[\u001a\u0080-\u00bf][\u001a?][\u001a\u0080-\u00bf]|[\u001a\u0080-\u00bf]{2}[\u001a?])"
            + "|\u001a");

    /// U+FFFD in UTF-8.
    private static final String LOST = "\u00ef\u00bf\u00bd";

    /// Java's encoding of U+0000, or a surrogate pair encoded one by one (CESU-8).
    private static final Pattern VARIANT = Pattern.compile(
            "\u00c0\u0080|\u00ed([\u00a0-\u00af])([\u0080-\u00bf])\u00ed([\u00b0-\u00bf])([\u0080-\u00bf])");

    private LenientUtf8() {}

    /// Puts byte 0xA0 back where it became a space.
    static String withNoBreakSpaces(String bytes) {
        if (!SPACED.matcher(bytes).find()) {
            return bytes;
        }
        String words = A_GRAVE.matcher(bytes).replaceAll("\u00c3\u00a0 ");
        return SPACED.matcher(words).replaceAll(found -> found.group().replace(' ', '\u00a0'));
    }

    /// Puts U+FFFD for every sequence of which a byte was lost.
    static String withLostCharacters(String bytes) {
        return LOSSY.matcher(bytes).replaceAll(LOST);
    }

    /// The text, or null if the bytes are no UTF-8.
    static @Nullable String decode(String bytes) {
        String plain = VARIANT.matcher(bytes).replaceAll(LenientUtf8::standard);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(plain.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String standard(MatchResult found) {
        if (found.group(1) == null) {
            return "\0";
        }
        int high = 0xD000 | (low6(found, 1) << 6) | low6(found, 2);
        int low = 0xD000 | (low6(found, 3) << 6) | low6(found, 4);
        byte[] utf8 = Character.toString(Character.toCodePoint((char) high, (char) low))
                .getBytes(StandardCharsets.UTF_8);
        return Matcher.quoteReplacement(new String(utf8, StandardCharsets.ISO_8859_1));
    }

    private static int low6(MatchResult found, int group) {
        return found.group(group).charAt(0) & 0x3F;
    }
}
