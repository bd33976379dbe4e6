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
    /// @param words with vectors of their own
    static PromptChunks chunks(String prompt, ClipTokenizer tokenizer, EmphasisMode mode, EmbeddingWords words) {
        byte[] balances = mode == EmphasisMode.NONE ? new byte[0] : tokenizer.bracketBalances();
        var builder = new ChunkBuilder(0);
        builder.begin(PromptPart.text(prompt, 1));
        double weight = 1;
        int count = 0;
        int[] ids = tokenizer.encode(prompt);
        for (int i = 0; i < ids.length; ) {
            EmbeddingWords.Found found = words.at(ids, i);
            int balance = ids[i] < balances.length ? balances[ids[i]] : 0;
            int taken = found == null ? 1 : found.word().vectors();
            if (found == null && balance != 0) {
                weight *= Math.pow(FACTOR, balance);
            } else if (count + taken <= TokenChunk.CONTENT) {
                count += taken;
                if (found == null) {
                    builder.add(ids[i], weight);
                } else {
                    builder.add(found.word(), weight);
                }
            }
            i += found == null ? 1 : found.length();
        }
        return builder.finish();
    }
}
