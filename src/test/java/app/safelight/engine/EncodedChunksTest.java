package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.weights.TextEncoderKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedChunksTest {
    private final EncodedChunks chunks = new EncodedChunks(2 * ChunkTokens.LENGTH);

    private static ChunkTokens tokens(int id) {
        int[] ids = new int[ChunkTokens.LENGTH];
        Arrays.fill(ids, id);
        return new ChunkTokens(ids, ids.clone());
    }

    private static EncodedChunks.Key key(int id, int clipSkip) {
        return new EncodedChunks.Key(tokens(id), clipSkip, List.of());
    }

    private static ChunkStates states() {
        return ChunkStates.alone(new ChunkStates.Part(TextEncoderKind.CLIP_L, new float[ChunkTokens.LENGTH]));
    }

    @Test
    void whatWasEncodedIsFoundAgain() {
        ChunkStates states = states();
        chunks.put(key(1, 1), states);
        assertThat(chunks.get(key(1, 1))).isSameAs(states);
    }

    @Test
    void anotherLayerIsAnotherAnswer() {
        chunks.put(key(1, 1), states());
        assertThat(chunks.get(key(1, 2))).isNull();
    }

    @Test
    void whatWasNotUsedForLongestLeaves() {
        chunks.put(key(1, 1), states());
        chunks.put(key(2, 1), states());
        assertThat(chunks.get(key(1, 1))).isNotNull();
        chunks.put(key(3, 1), states());
        assertThat(chunks.get(key(1, 1))).isNotNull();
        assertThat(chunks.get(key(2, 1))).isNull();
    }

    @Test
    void whatIsPutAgainCountsOnce() {
        chunks.put(key(1, 1), states());
        chunks.put(key(2, 1), states());
        chunks.put(key(2, 1), states());
        assertThat(chunks.get(key(1, 1))).isNotNull();
    }
}
