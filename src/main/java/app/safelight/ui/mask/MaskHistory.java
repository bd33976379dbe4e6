package app.safelight.ui.mask;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The changes made to a mask, to take back and bring about anew. Where they take more memory than allowed, the oldest
/// are forgotten.
final class MaskHistory {
    private final long mostBytes;
    private final Deque<MaskChange> done = new ArrayDeque<>();
    private final Deque<MaskChange> undone = new ArrayDeque<>();
    private long bytes;

    MaskHistory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// Remembers a change just made. What was taken back before can no longer be brought about.
    void add(MaskChange change) {
        undone.forEach(old -> bytes -= old.bytes());
        undone.clear();
        done.addLast(change);
        bytes += change.bytes();
        while (bytes > mostBytes && done.size() > 1) {
            bytes -= done.removeFirst().bytes();
        }
    }

    /// Begins with changes made earlier.
    void restore(List<MaskChange> earlier, List<MaskChange> takenBack) {
        clear();
        done.addAll(earlier);
        undone.addAll(takenBack);
        bytes = Stream.concat(done.stream(), undone.stream())
                .mapToLong(MaskChange::bytes)
                .sum();
    }

    /// All changes; none of them is ever written into.
    HistoryBytes copy() {
        return new HistoryBytes(List.copyOf(done), List.copyOf(undone));
    }

    /// Takes the last change back.
    ///
    /// @return it; nothing where there is none
    Optional<MaskChange> undo(Mask mask) {
        return move(done, undone, mask);
    }

    /// Brings the change last taken back about anew.
    ///
    /// @return it; nothing where there is none
    Optional<MaskChange> redo(Mask mask) {
        return move(undone, done, mask);
    }

    private static Optional<MaskChange> move(Deque<MaskChange> from, Deque<MaskChange> to, Mask mask) {
        Optional<MaskChange> change = Optional.ofNullable(from.pollLast());
        change.ifPresent(it -> {
            it.turn(mask);
            to.addLast(it);
        });
        return change;
    }

    boolean canUndo() {
        return !done.isEmpty();
    }

    boolean canRedo() {
        return !undone.isEmpty();
    }

    /// Number of changes that can be taken back.
    int size() {
        return done.size();
    }

    /// Memory taken.
    long bytes() {
        return bytes;
    }

    /// Forgets everything.
    void clear() {
        done.clear();
        undone.clear();
        bytes = 0;
    }
}
