package app.safelight.text;

/// Splits cleaned, lower-case text into the words that byte-pair encoding works on.
///
/// A word is, in this order of preference: a special token's name, one of the English endings `'s 't 're 've 'm 'll
/// 'd`, a run of letters, a single digit, a run of anything else but space.
final class Words {
    private static final String[] ENDINGS = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};

    private static final int COMBINING_IOTA = 0x345;

    private final String text;
    private final String[] specials;
    private int from;
    private int to;

    /// @param text in lower case
    /// @param specials names of the special tokens
    Words(String text, String... specials) {
        this.text = text;
        this.specials = specials.clone();
    }

    /// Moves on to the next word and tells whether there is one.
    boolean next() {
        from = to;
        while (from < text.length() && isGap(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        if (from == text.length()) {
            return false;
        }
        to = end();
        return true;
    }

    /// The word.
    String word() {
        return text.substring(from, to);
    }

    private int end() {
        int first = text.codePointAt(from);
        int length = first == '<' ? longest(specials) : first == '\'' ? longest(ENDINGS) : 0;
        if (length > 0) {
            return from + length;
        }
        int at = from + Character.charCount(first);
        if (Spaces.isNumber(first)) {
            return at;
        }
        boolean letters = Character.isLetter(first);
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isGap(c) || Spaces.isNumber(c) || Character.isLetter(c) != letters) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /// Length of the one of `names` that stands here, 0 for none; none of them begins another.
    private int longest(String[] names) {
        for (String name : names) {
            if (standsHere(name)) {
                return name.length();
            }
        }
        return 0;
    }

    /// Compares without regard to case; the long s, whose capital is S, is the one lower-case letter this concerns.
    private boolean standsHere(String name) {
        if (name.length() > text.length() - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = text.charAt(from + i);
            if (c != name.charAt(i) && (c != '\u017f' || name.charAt(i) != 's')) {
                return false;
            }
        }
        return true;
    }

    /// Whether a code point belongs to no word: white space, and U+0345. That combining mark has a letter as capital;
    /// without regard to case it is neither among the letters nor outside them.
    private static boolean isGap(int c) {
        return Spaces.isUnicodeSpace(c) || c == COMBINING_IOTA;
    }

    /// The text with every run of white space made one space, trimmed, in lower case.
    static String normalised(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Spaces.isUnicodeSpace(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return LowerCase.of(out.toString().stripTrailing());
    }
}
