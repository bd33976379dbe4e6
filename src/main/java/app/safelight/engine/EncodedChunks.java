package app.safelight.engine;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The chunks an opened model has encoded, so that a prompt asked for again needs no text encoder. Those not used for
/// longest leave first. Used by one thread only.
final class EncodedChunks {
    /// 64 MB: a hundred chunks of SDXL, some 280 of SD 1.
    private static final long MOST_VALUES = 1 << 24;

    private final Map<Key, ChunkStates> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long held;

    /// What a chunk's states depend on.
    ///
    /// @param clipSkip which of the last layers gives them
    /// @param texts networks that change the text encoders
    record Key(ChunkTokens tokens, int clipSkip, List<PassNetworks.TextChange> texts) {}

    EncodedChunks() {
        this(MOST_VALUES);
    }

    /// @param most number of values it keeps
    EncodedChunks(long most) {
        this.most = most;
    }

    /// The states of a chunk, if they are kept.
    @Nullable
    ChunkStates get(Key key) {
        return chunks.get(key);
    }

    void put(Key key, ChunkStates states) {
        ChunkStates before = chunks.put(key, states);
        held += states.size() - (before == null ? 0 : before.size());
        for (Iterator<ChunkStates> oldest = chunks.values().iterator(); held > most && oldest.hasNext(); ) {
            held -= oldest.next().size();
            oldest.remove();
        }
    }
}
