package app.safelight.text;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Repairs text that was UTF-8 but decoded as something else: `cafÃ©` becomes `café`.
///
/// Text is touched only where neighbouring characters are improbable. Then it is encoded again with one single-byte
/// encoding after the other until the bytes are UTF-8; if none does for the whole, parts are tried for themselves.
final class Mojibake {
    private final Supplier<MojibakeRules> rules;

    /// @param rules asked for only when a text is not ASCII
    Mojibake(Supplier<MojibakeRules> rules) {
        this.rules = rules;
    }

    /// The repaired text, or the same.
    String repair(String text) {
        if (isAscii(text)) {
            return text;
        }
        return repair(text, rules.get());
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String repair(String text, MojibakeRules rules) {
        String before;
        String after = text;
        do {
            before = after;
            after = isAscii(before) || !isBad(before, rules) ? before : repairOnce(before, rules);
        } while (!after.equals(before));
        return after;
    }

    private static boolean isBad(String text, MojibakeRules rules) {
        return rules.improbable().matcher(text).find();
    }

    private static String repairOnce(String text, MojibakeRules rules) {
        for (SingleByteEncoding encoding : rules.encodings()) {
            String bytes = encoding.encode(text);
            if (bytes != null) {
                String decoded = decode(bytes, encoding);
                if (decoded != null) {
                    return decoded;
                }
            }
        }
        String parts = repairParts(text, rules);
        return parts.equals(text) ? C1Controls.meant(text) : parts;
    }

    private static @Nullable String decode(String bytes, SingleByteEncoding encoding) {
        String spaced = encoding.mayLoseNoBreakSpace() ? LenientUtf8.withNoBreakSpaces(bytes) : bytes;
        return LenientUtf8.decode(encoding.isSloppy() ? LenientUtf8.withLostCharacters(spaced) : spaced);
    }

    private static String repairParts(String text, MojibakeRules rules) {
        return rules.embedded().matcher(text).replaceAll(found -> {
            String part = found.group();
            boolean repairable = part.length() < text.length() && isBad(part, rules);
            return Matcher.quoteReplacement(repairable ? repair(part, rules) : part);
        });
    }
}
