package app.safelight.weights;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Files of torch.save in the zip format: a pickle, and a member for each storage.
final class PickledFile {
    private static final String PICKLE = "data.pkl";
    private static final long LARGEST_PICKLE = 8_000_000;

    private final Path file;
    private final Map<String, ZipMember> members;
    private final Arena arena;

    private PickledFile(Path file, Map<String, ZipMember> members, Arena arena) {
        this.file = file;
        this.members = members;
        this.arena = arena;
    }

    /// @param bytes the mapped file
    /// @param arena holds what has to be inflated or gathered
    static Tensors read(Path file, MemorySegment bytes, Arena arena) throws ModelFormatException {
        return new PickledFile(file, ZipDirectory.read(file, bytes), arena).tensors();
    }

    private Tensors tensors() throws ModelFormatException {
        List<String> pickles = members.keySet().stream()
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw new ModelFormatException(
                    file, "is a zip file but not a checkpoint: it has " + pickles.size() + " members " + PICKLE);
        }
        String root = pickles.getFirst().substring(0, pickles.getFirst().length() - PICKLE.length());
        checkByteOrder(root);
        MemorySegment pickle = member(pickles.getFirst(), LARGEST_PICKLE).get();
        PickleValue top = new PickleMachine(file, pickle).run();
        return new TorchTensors(file, (key, size) -> storage(root + "data/" + key, size), arena).take(top);
    }

    private void checkByteOrder(String root) throws ModelFormatException {
        if (!members.containsKey(root + "byteorder")) {
            return;
        }
        byte[] order = member(root + "byteorder", 64).get().toArray(ValueLayout.JAVA_BYTE);
        if (!Arrays.equals(order, "little".getBytes(StandardCharsets.US_ASCII))) {
            throw new ModelFormatException(file, "was written in big-endian order, which this program does not read");
        }
    }

    private Supplier<MemorySegment> storage(String name, long size) throws ModelFormatException {
        ZipMember member = members.get(name);
        if (member == null) {
            throw new ModelFormatException(file, "the storage " + Shown.name(name) + " is missing from it");
        }
        if (member.size() < size) {
            throw new ModelFormatException(
                    file,
                    "a tensor does not fit its storage: " + member.name() + " has " + member.size() + " bytes, not "
                            + size);
        }
        return member(name, Long.MAX_VALUE);
    }

    private Supplier<MemorySegment> member(String name, long largest) throws ModelFormatException {
        ZipMember member = members.get(name);
        if (member == null) {
            throw new ModelFormatException(file, "its member " + Shown.name(name) + " is missing");
        }
        if (!member.problem().isEmpty()) {
            throw new ModelFormatException(file, member.problem());
        }
        if (member.size() > largest) {
            throw new ModelFormatException(
                    file, "its " + member.name() + " is too large: it would take " + Shown.size(member.size()));
        }
        return member.content(arena);
    }
}
