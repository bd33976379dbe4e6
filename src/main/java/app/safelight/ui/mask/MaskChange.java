package app.safelight.ui.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A finished change to a mask: for each tile it touched, which bits of its levels it turned. Turning them again takes
/// the change back, and a third time brings it about anew.
///
/// @param area the pixels that can have changed
/// @param parts the tiles that did
record MaskChange(Area area, List<Part> parts) {
    private static final int OVERHEAD = 64;

    MaskChange {
        parts = List.copyOf(parts);
    }

    /// One tile of a change.
    ///
    /// @param tile its number
    /// @param bits those that were turned, packed
    record Part(int tile, PackedBytes bits) {}

    /// What a mask has become since its tiles were copied.
    static MaskChange since(Mask mask, Map<Integer, byte[]> before, Area area) {
        Tiles tiles = new Tiles(mask);
        List<Part> parts = new ArrayList<>();
        before.forEach((tile, was) -> {
            byte[] turned = tiles.copy(tile);
            int any = 0;
            for (int i = 0; i < turned.length; i++) {
                turned[i] ^= was[i];
                any |= turned[i];
            }
            if (any != 0) {
                parts.add(new Part(tile, PackedBytes.of(turned)));
            }
        });
        return new MaskChange(area, parts);
    }

    /// Whether nothing is different.
    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// Memory it takes.
    long bytes() {
        return parts.stream().mapToLong(part -> part.bits().size() + OVERHEAD).sum();
    }

    /// Turns the bits of a mask.
    void turn(Mask mask) {
        Tiles tiles = new Tiles(mask);
        for (Part part : parts) {
            Area tile = tiles.area(part.tile());
            byte[] turned = part.bits().unpack(tile.width() * tile.height());
            int i = 0;
            for (int y = tile.top(); y < tile.bottom(); y++) {
                for (int x = tile.left(); x < tile.right(); x++) {
                    int index = y * mask.width() + x;
                    mask.set(index, mask.get(index) ^ turned[i++] & 0xFF);
                }
            }
        }
    }
}
