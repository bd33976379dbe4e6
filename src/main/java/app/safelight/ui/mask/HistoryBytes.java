package app.safelight.ui.mask;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The changes made to a mask as bytes: a version, then those that can be taken back and those that can be brought
/// about anew, each as its area and its tiles with the bits that were turned.
///
/// @param done the oldest first
/// @param undone the last taken back last
record HistoryBytes(List<MaskChange> done, List<MaskChange> undone) {
    private static final int VERSION = 1;
    private static final int MOST = 1 << 20;

    HistoryBytes {
        done = List.copyOf(done);
        undone = List.copyOf(undone);
    }

    /// The same with one change more.
    HistoryBytes with(MaskChange change) {
        List<MaskChange> all = new ArrayList<>(done);
        all.add(change);
        return change.isEmpty() ? this : new HistoryBytes(all, List.of());
    }

    boolean isEmpty() {
        return done.isEmpty() && undone.isEmpty();
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            write(done, out);
            write(undone, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(List<MaskChange> changes, DataOutputStream out) throws IOException {
        out.writeInt(changes.size());
        for (MaskChange change : changes) {
            Area area = change.area();
            for (int edge : new int[] {area.left(), area.top(), area.right(), area.bottom()}) {
                out.writeInt(edge);
            }
            out.writeInt(change.parts().size());
            for (MaskChange.Part part : change.parts()) {
                out.writeInt(part.tile());
                byte[] packed = part.bits().packed();
                out.writeInt(packed.length);
                out.write(packed);
            }
        }
    }

    /// Reads what was written for a mask of that size.
    ///
    /// @throws IOException if it was not, or is damaged
    static HistoryBytes read(byte[] bytes, Mask mask) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != VERSION) {
                throw new IOException("a history of another version");
            }
            return new HistoryBytes(changes(in, mask), changes(in, mask));
        }
    }

    private static List<MaskChange> changes(DataInputStream in, Mask mask) throws IOException {
        int count = count(in, MOST);
        List<MaskChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Area area = new Area(in.readInt(), in.readInt(), in.readInt(), in.readInt());
            if (!area.within(mask.area()).equals(area)) {
                throw new IOException("a change outside the mask");
            }
            changes.add(new MaskChange(area, parts(in, new Tiles(mask))));
        }
        return changes;
    }

    private static List<MaskChange.Part> parts(DataInputStream in, Tiles tiles) throws IOException {
        int count = count(in, tiles.count());
        List<MaskChange.Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int tile = count(in, tiles.count() - 1);
            byte[] packed = in.readNBytes(count(in, in.available()));
            Area area = tiles.area(tile);
            parts.add(new MaskChange.Part(tile, PackedBytes.read(packed, area.width() * area.height())));
        }
        return parts;
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("a count of " + count);
        }
        return count;
    }
}
