package app.safelight.engine;

import app.safelight.request.ConditioningPadding;
import app.safelight.request.GenerationEvent;
import app.safelight.request.ModelStage;
import app.safelight.request.PromptRules;
import app.safelight.text.PromptPlan;
import app.safelight.text.PromptSchedule;
import app.safelight.text.PromptSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Encodes the texts of requests for one model. Chunks of earlier ones are remembered, so that the text encoder need
/// not come back for them. Encoding happens on one thread only.
final class PromptEncoder {
    private final PromptTokenizer tokenizer;
    private final EncodedChunks remembered = new EncodedChunks();

    /// @param tokenizer for all models, since all have the same vocabulary
    PromptEncoder(PromptTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// Encodes what plans say under a request's rules, with the networks the model has been settled to.
    ///
    /// @param networks in force
    /// @param listener told if the text encoder is needed
    /// @throws EngineException if a weight in a text is no number, or the native library fails
    EncodedSchedule.Parts encode(
            List<PromptPlan> plans,
            PromptRules rules,
            PassNetworks networks,
            StagedModel stages,
            GenerationListener listener)
            throws EngineException, IOException {
        Texts tokens = new Texts(new HashMap<>(), rules, networks.embeddings());
        Set<ChunkTokens> chunks = new LinkedHashSet<>();
        for (PromptPlan plan : plans) {
            for (PromptSchedule schedule : plan.schedules()) {
                chunks.addAll(chunks(schedule.distinct(), tokens));
            }
        }
        if (rules.padding() == ConditioningPadding.EMPTY_CHUNKS) {
            chunks.addAll(chunks(Set.of(""), tokens));
        }
        Map<ChunkTokens, ChunkStates> states = states(chunks, rules.clipSkip(), networks, stages, listener);
        return new EncodedSchedule.Parts(
                rules.emphasis(), text -> known(tokens.cut(), text), chunk -> known(states, chunk));
    }

    /// Texts cut into chunks.
    ///
    /// @param cut those already cut; grows
    private record Texts(Map<String, PromptTokens> cut, PromptRules rules, KnownEmbeddings embeddings) {}

    /// All chunks of texts that are brought to one length.
    private Set<ChunkTokens> chunks(Set<String> texts, Texts tokens) throws EngineException {
        int count = 0;
        for (String text : texts) {
            if (!tokens.cut().containsKey(text)) {
                tokens.cut().put(text, cut(text, tokens));
            }
            count = Math.max(count, known(tokens.cut(), text).count());
        }
        Set<ChunkTokens> chunks = new LinkedHashSet<>();
        for (String text : texts) {
            for (int i = 0; i < count; i++) {
                chunks.add(known(tokens.cut(), text).chunk(i));
            }
        }
        return chunks;
    }

    private PromptTokens cut(String text, Texts texts) throws EngineException {
        try {
            return tokenizer.tokens(text, texts.rules(), texts.embeddings());
        } catch (PromptSyntaxException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), "nothing is known of a text or chunk");
    }

    private Map<ChunkTokens, ChunkStates> states(
            Set<ChunkTokens> chunks,
            int clipSkip,
            PassNetworks networks,
            StagedModel stages,
            GenerationListener listener)
            throws EngineException, IOException {
        Map<ChunkTokens, ChunkStates> states = new HashMap<>();
        List<ChunkTokens> missing = new ArrayList<>();
        for (ChunkTokens chunk : chunks) {
            ChunkStates known = remembered.get(new EncodedChunks.Key(chunk, clipSkip, networks.texts()));
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
                remembered.put(new EncodedChunks.Key(missing.get(i), clipSkip, networks.texts()), encoded.get(i));
            }
        }
        return states;
    }
}
