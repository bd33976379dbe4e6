package app.safelight.text;

import app.safelight.request.EmphasisMode;

/// Emphasis as AUTOMATIC1111's first implementation read it: tokens that are brackets change the weight of all that
/// follow, by 1.1 for each, and are left out; a number behind a colon is text. What does not fit one chunk is left out.
final class OldEmphasis {
    private static final double FACTOR = 1.1;

    private OldEmphasis() {}

    /// The one chunk of a prompt.
    ///
    /// @param mode NONE to take brackets as text
    static PromptChunks chunks(String prompt, ClipTokenizer tokenizer, EmphasisMode mode) {
        byte[] balances = mode == EmphasisMode.NONE ? new byte[0] : tokenizer.bracketBalances();
        var builder = new ChunkBuilder(0);
        builder.begin(PromptPart.text(prompt, 1));
        double weight = 1;
        int count = 0;
        for (int id : tokenizer.encode(prompt)) {
            int balance = id < balances.length ? balances[id] : 0;
            if (balance != 0) {
                weight *= Math.pow(FACTOR, balance);
            } else if (count++ < TokenChunk.CONTENT) {
                builder.add(id, weight);
            }
        }
        return builder.finish();
    }
}
