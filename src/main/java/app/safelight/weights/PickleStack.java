package app.safelight.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stack, marks and memo of a pickle, each with a limit.
final class PickleStack {
    private static final int DEEPEST = 20_000;
    private static final int MOST_MARKS = 1_000;
    private static final int LARGEST_MEMO = 1 << 20;

    private final PickleInput input;
    private final List<PickleValue> values = new ArrayList<>();
    private final int[] marks = new int[MOST_MARKS];
    private int markCount;
    private @Nullable PickleValue[] memo = new @Nullable PickleValue[256];
    private int memoCount;

    PickleStack(PickleInput input) {
        this.input = input;
    }

    void push(PickleValue value) throws ModelFormatException {
        if (values.size() == DEEPEST) {
            throw input.malformed("it is nested or stacked too deeply");
        }
        values.add(value);
    }

    PickleValue pop() throws ModelFormatException {
        PickleValue top = top();
        values.removeLast();
        return top;
    }

    PickleValue top() throws ModelFormatException {
        int floor = markCount == 0 ? 0 : marks[markCount - 1];
        if (values.size() <= floor) {
            throw input.malformed("it takes from an empty stack");
        }
        return values.getLast();
    }

    void mark() throws ModelFormatException {
        if (markCount == MOST_MARKS) {
            throw input.malformed("it is nested too deeply");
        }
        marks[markCount++] = values.size();
    }

    /// Takes everything above the last mark, and the mark.
    List<PickleValue> popToMark() throws ModelFormatException {
        if (markCount == 0) {
            throw input.malformed("a mark is missing");
        }
        List<PickleValue> above = values.subList(marks[--markCount], values.size());
        List<PickleValue> taken = List.copyOf(above);
        above.clear();
        return taken;
    }

    /// Whether nothing but a mark is on top.
    boolean atMark() {
        return markCount > 0 && marks[markCount - 1] == values.size();
    }

    void memoize(long index, PickleValue value) throws ModelFormatException {
        if (index < 0 || index >= LARGEST_MEMO) {
            throw input.malformed("its memo is too large");
        }
        if (index >= memo.length) {
            memo = Arrays.copyOf(memo, (int) Math.min(LARGEST_MEMO, Math.max(index + 1, 2L * memo.length)));
        }
        if (memo[(int) index] == null) {
            memoCount++;
        }
        memo[(int) index] = value;
    }

    void memoizeNext(PickleValue value) throws ModelFormatException {
        memoize(memoCount, value);
    }

    PickleValue recall(long index) throws ModelFormatException {
        PickleValue value = index < 0 || index >= memo.length ? null : memo[(int) index];
        if (value == null) {
            throw input.malformed("it recalls what it never noted");
        }
        return value;
    }
}
