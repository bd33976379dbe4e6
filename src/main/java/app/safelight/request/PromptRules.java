package app.safelight.request;

/// How prompts are read and encoded.
///
/// @param emphasis what brackets do
/// @param oldEmphasis whether weights are read as AUTOMATIC1111's first implementation did ("use old emphasis
///     implementation")
/// @param clipSkip which of the text encoder's last layers is used, 1 to 12; 1 for the last. SD 1 only
/// @param commaBacktrack how many tokens back a comma may lie for a full chunk to end there, 0 to 74; 0 for never
/// @param padding of prompt and negative prompt to one length
/// @param editing which numbers in prompt editing are fractions
public record PromptRules(
        EmphasisMode emphasis,
        boolean oldEmphasis,
        int clipSkip,
        int commaBacktrack,
        ConditioningPadding padding,
        EditingRule editing) {
    private static final int MOST_SKIPPED = 12;
    private static final int CHUNK = 75;
    private static final int USUAL_BACKTRACK = 20;

    /// AUTOMATIC1111's defaults.
    public static final PromptRules USUAL = new PromptRules(
            EmphasisMode.ORIGINAL, false, 1, USUAL_BACKTRACK, ConditioningPadding.NONE, EditingRule.DECIMAL_POINT);

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public PromptRules {
        if (clipSkip < 1 || clipSkip > MOST_SKIPPED) {
            throw new IllegalArgumentException("clipSkip " + clipSkip + " is not from 1 to " + MOST_SKIPPED);
        }
        if (commaBacktrack < 0 || commaBacktrack >= CHUNK) {
            throw new IllegalArgumentException("commaBacktrack " + commaBacktrack + " is not from 0 to " + (CHUNK - 1));
        }
    }
}
