package app.safelight.engine;

import app.safelight.request.ConditioningPadding;
import app.safelight.request.GenerationEvent;
import app.safelight.request.ModelStage;
import app.safelight.request.PromptRules;
import app.safelight.text.PromptPlan;
import app.safelight.text.PromptSchedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Encodes the texts of requests. Chunks of earlier ones are remembered, so that the text encoder need not come back
/// for them. Encoding happens on one thread only.
final class PromptEncoder {
    private final PromptTokenizer tokenizer = new PromptTokenizer();
    private final EncodedChunks remembered = new EncodedChunks();

    /// Reads the vocabulary now, if it has not been read.
    void warmUp() {
        tokenizer.warmUp();
    }

    /// Forgets what was encoded: the model is another one.
    void forget() {
        remembered.clear();
    }

    /// Encodes what plans say under a request's rules.
    ///
    /// @param listener told if the text encoder is needed
    /// @throws app.safelight.text.PromptSyntaxException if a weight in a text is no number
    EncodedSchedule.Parts encode(
            List<PromptPlan> plans, PromptRules rules, StagedModel stages, GenerationListener listener)
            throws EngineException, IOException {
        Map<String, PromptTokens> tokens = new HashMap<>();
        Set<ChunkTokens> chunks = new LinkedHashSet<>();
        for (PromptPlan plan : plans) {
            for (PromptSchedule schedule : plan.schedules()) {
                List<PromptTokens> texts = new ArrayList<>();
                for (String text : schedule.distinct()) {
                    texts.add(tokens.computeIfAbsent(text, unseen -> tokenizer.tokens(unseen, rules)));
                }
                chunks.addAll(chunks(texts));
            }
        }
        if (rules.padding() == ConditioningPadding.EMPTY_CHUNKS) {
            chunks.addAll(chunks(List.of(tokens.computeIfAbsent("", nothing -> tokenizer.tokens(nothing, rules)))));
        }
        Map<ChunkTokens, ChunkStates> states = states(chunks, rules.clipSkip(), stages, listener);
        return new EncodedSchedule.Parts(
                rules.emphasis(),
                text -> Objects.requireNonNull(tokens.get(text), text),
                chunk -> Objects.requireNonNull(states.get(chunk)));
    }

    /// All chunks of texts that are brought to one length.
    private static Set<ChunkTokens> chunks(List<PromptTokens> texts) {
        int count = texts.stream().mapToInt(PromptTokens::count).max().orElseThrow();
        Set<ChunkTokens> chunks = new LinkedHashSet<>();
        for (PromptTokens text : texts) {
            for (int i = 0; i < count; i++) {
                chunks.add(text.chunk(i));
            }
        }
        return chunks;
    }

    private Map<ChunkTokens, ChunkStates> states(
            Set<ChunkTokens> chunks, int clipSkip, StagedModel stages, GenerationListener listener)
            throws EngineException, IOException {
        Map<ChunkTokens, ChunkStates> states = new HashMap<>();
        List<ChunkTokens> missing = new ArrayList<>();
        for (ChunkTokens chunk : chunks) {
            ChunkStates known = remembered.get(chunk, clipSkip);
            if (known == null) {
                missing.add(chunk);
            } else {
                states.put(chunk, known);
            }
        }
        if (!missing.isEmpty()) {
            listener.on(new GenerationEvent.StageEntered(ModelStage.COND));
            List<ChunkStates> encoded = stages.cond(encoder -> encoder.encode(missing, clipSkip));
            for (int i = 0; i < missing.size(); i++) {
                states.put(missing.get(i), encoded.get(i));
                remembered.put(missing.get(i), clipSkip, encoded.get(i));
            }
        }
        return states;
    }
}
