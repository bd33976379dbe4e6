package app.safelight.engine;

import app.safelight.request.EmphasisMode;
import app.safelight.text.Emphasis;
import app.safelight.text.PromptSchedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a prompt says from step to step, as the UNet takes it. As AUTOMATIC1111 does, all its texts are filled up with
/// empty chunks to the length of the longest, and a mean that emphasis restores is that of them all.
///
/// Holds the factors only: a text is put together when it is asked for, since a long prompt that changes at every step
/// would fill the memory.
final class EncodedSchedule {
    private final PromptSchedule schedule;
    private final Parts parts;
    private final float[][] factors;

    /// What texts are made of.
    ///
    /// @param mode what emphasis does
    /// @param tokens of a text
    /// @param states of a chunk, as the text encoder gave them
    record Parts(EmphasisMode mode, Function<String, PromptTokens> tokens, Function<ChunkTokens, ChunkStates> states) {
        /// A chunk of a text.
        ChunkStates states(String text, int chunk) {
            return states.apply(tokens.apply(text).chunk(chunk));
        }
    }

    EncodedSchedule(PromptSchedule schedule, Parts parts) {
        this.schedule = schedule;
        this.parts = parts;
        Map<String, Integer> times = new LinkedHashMap<>();
        schedule.texts().forEach(text -> times.merge(text, 1, Integer::sum));
        int chunks = times.keySet().stream()
                .mapToInt(text -> parts.tokens().apply(text).count())
                .max()
                .orElseThrow();
        factors = new float[chunks][];
        for (int chunk = 0; chunk < chunks; chunk++) {
            factors[chunk] = factors(times, chunk);
        }
    }

    /// The factor of each encoder's states in the chunks at one place.
    private float[] factors(Map<String, Integer> times, int chunk) {
        List<List<Emphasis.Encoded>> batches = new ArrayList<>();
        for (Map.Entry<String, Integer> text : times.entrySet()) {
            PromptTokens tokens = parts.tokens().apply(text.getKey());
            List<ChunkStates.Part> encoders = parts.states(text.getKey(), chunk).parts();
            for (int i = 0; i < encoders.size(); i++) {
                if (batches.size() == i) {
                    batches.add(new ArrayList<>());
                }
                ChunkStates.Part part = encoders.get(i);
                batches.get(i)
                        .add(new Emphasis.Encoded(
                                part.values(), tokens.weights(chunk, part.encoder()), text.getValue()));
            }
        }
        float[] found = new float[batches.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = Emphasis.factor(parts.mode(), batches.get(i));
        }
        return found;
    }

    /// What it says at a call of the network, in words.
    String text(int call) {
        return schedule.at(call);
    }

    /// Whether it never says anything.
    boolean silent() {
        return schedule.texts().stream().allMatch(String::isEmpty);
    }

    /// What it says at a call of the network: chunks one after the other, in each token the encoders side by side; the
    /// pooled text is the first chunk's.
    EncodedText at(int call) {
        String text = schedule.at(call);
        PromptTokens tokens = parts.tokens().apply(text);
        List<List<float[]>> weighed = new ArrayList<>();
        for (int chunk = 0; chunk < factors.length; chunk++) {
            List<float[]> encoders = new ArrayList<>();
            List<ChunkStates.Part> states = parts.states(text, chunk).parts();
            for (int encoder = 0; encoder < states.size(); encoder++) {
                ChunkStates.Part part = states.get(encoder);
                double[] weights = tokens.weights(chunk, part.encoder());
                encoders.add(Emphasis.weighed(parts.mode(), part.values(), weights, factors[chunk][encoder]));
            }
            weighed.add(encoders);
        }
        return joined(weighed, parts.states(text, 0));
    }

    private static EncodedText joined(List<List<float[]>> chunks, ChunkStates first) {
        int width = first.parts().stream().mapToInt(ChunkStates.Part::width).sum();
        int tokens = chunks.size() * ChunkTokens.LENGTH;
        float[] context = new float[tokens * width];
        int at = 0;
        for (List<float[]> chunk : chunks) {
            for (int token = 0; token < ChunkTokens.LENGTH; token++) {
                for (float[] states : chunk) {
                    int own = states.length / ChunkTokens.LENGTH;
                    System.arraycopy(states, token * own, context, at, own);
                    at += own;
                }
            }
        }
        return new EncodedText(tokens, width, context, first.pooled());
    }
}
