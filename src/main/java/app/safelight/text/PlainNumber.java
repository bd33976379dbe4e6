package app.safelight.text;

/// Numbers as prompts write them: digits of any script, a sign, one decimal point.
final class PlainNumber {
    private PlainNumber() {}

    /// The value of `1.3`, `-.5`, `+2.` or the same in other digits.
    ///
    /// @throws NumberFormatException if it is none, as `1.2.3` or `.`
    static double parse(String text) {
        var ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            ascii.append(digit >= 0 ? Character.forDigit(digit, 10) : (char) c);
        });
        return Double.parseDouble(ascii.toString());
    }
}
