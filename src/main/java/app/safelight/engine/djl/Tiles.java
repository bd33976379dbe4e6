package app.safelight.engine.djl;

import app.safelight.residency.Decoding;
import java.util.ArrayList;
import java.util.List;

/// How the autoencoder goes over a picture: tiles of one size that overlap, in latent pixels.
///
/// @param height of a tile
/// @param width of a tile
/// @param overlap of neighbours at least
record Tiles(long height, long width, long overlap) {
    /// Sides of a tile and of what neighbours share where pictures are cut.
    private static final long SIDE = 40;

    private static final long OVERLAP = 16;

    /// Tiles for a latent: one where it is gone over at once, or is no larger than a tile.
    static Tiles of(Decoding decoding, long height, long width) {
        return switch (decoding) {
            case WHOLE -> new Tiles(height, width, 0);
            case TILED -> new Tiles(Math.min(height, SIDE), Math.min(width, SIDE), OVERLAP);
        };
    }

    /// Whether there is more than one for a latent.
    boolean cut(long latentHeight, long latentWidth) {
        return height < latentHeight || width < latentWidth;
    }

    /// Where tiles begin along a side: evenly spread, the first at its beginning, the last at its end.
    ///
    /// @param side of the latent
    /// @param tile side of a tile
    static List<Long> starts(long side, long tile, long overlap) {
        if (tile >= side) {
            return List.of(0L);
        }
        long count = Math.ceilDiv(side - overlap, tile - overlap);
        List<Long> starts = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            starts.add(Math.round((double) (side - tile) * i / (count - 1)));
        }
        return starts;
    }

    /// Bytes of the picture that tiles are gathered in; none where there is one tile.
    long pictureBytes(long latentHeight, long latentWidth) {
        return cut(latentHeight, latentWidth) ? 4 * Float.BYTES * 64 * latentHeight * latentWidth : 0;
    }
}
