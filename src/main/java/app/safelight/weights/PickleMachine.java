package app.safelight.weights;

import app.safelight.weights.PickleValue.Dict;
import app.safelight.weights.PickleValue.Int;
import app.safelight.weights.PickleValue.Items;
import app.safelight.weights.PickleValue.Opaque;
import app.safelight.weights.PickleValue.Text;
import app.safelight.weights.PickleValue.Tuple;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An interpreter of Python's pickle opcodes, protocols 0 to 5 (PEP 3154, PEP 574 and `pickletools`), that builds
/// [PickleValue]s and never an object, and gives up beyond fixed limits.
final class PickleMachine {
    private static final int MOST_OPCODES = 500_000;

    private final PickleInput input;
    private final PickleCalls calls;
    private PickleStack stack;

    PickleMachine(Path file, MemorySegment bytes) {
        input = new PickleInput(file, bytes);
        calls = new PickleCalls(file, input);
        stack = new PickleStack(input);
    }

    /// How many bytes the pickles read so far took.
    long position() {
        return input.position();
    }

    /// The element types of the storages referred to so far, by key.
    Map<String, DType> storages() {
        return calls.storages();
    }

    /// Reads one pickle, up to and with its STOP.
    PickleValue run() throws ModelFormatException {
        stack = new PickleStack(input);
        for (int i = 0; i < MOST_OPCODES; i++) {
            int opcode = input.u8();
            if (opcode == '.') {
                return stack.pop();
            }
            if (!scalar(opcode) && !container(opcode) && !memo(opcode)) {
                object(opcode);
            }
        }
        throw input.malformed("it has more than " + MOST_OPCODES + " opcodes");
    }

    /// Numbers, text, bytes: what is pushed and nothing else.
    private boolean scalar(int opcode) throws ModelFormatException {
        switch (opcode) {
            case 'N', 0x88, 0x89 -> stack.push(Opaque.OPAQUE);
            case 'J' -> stack.push(new Int(input.i32()));
            case 'K' -> stack.push(new Int(input.u8()));
            case 'M' -> stack.push(new Int(input.u16()));
            case 'I', 'L' -> stack.push(number(input.line()));
            case 0x8a -> stack.push(number(input.u8()));
            case 0x8b -> stack.push(number(input.u32()));
            case 'F' -> {
                input.line();
                stack.push(Opaque.OPAQUE);
            }
            case 'G' -> skipped(8);
            case 'S', 'V' -> stack.push(new Text(unquoted(input.line())));
            case 'T' -> stack.push(new Text(input.text(input.u32())));
            case 'X' -> stack.push(new Text(input.text(input.u32())));
            case 'U', 0x8c -> stack.push(new Text(input.text(input.u8())));
            case 0x8d -> stack.push(new Text(input.text(input.i64())));
            case 'C' -> skipped(input.u8());
            case 'B' -> skipped(input.u32());
            case 0x8e, 0x96 -> skipped(input.i64());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void skipped(long length) throws ModelFormatException {
        input.skip(length);
        stack.push(Opaque.OPAQUE);
    }

    /// Tuples, lists, dictionaries, sets, and the marks between their parts.
    private boolean container(int opcode) throws ModelFormatException {
        switch (opcode) {
            case '(' -> stack.mark();
            case ')' -> stack.push(new Tuple(List.of()));
            case 't' -> stack.push(new Tuple(stack.popToMark()));
            case 0x85 -> stack.push(new Tuple(List.of(stack.pop())));
            case 0x86 -> {
                PickleValue second = stack.pop();
                stack.push(new Tuple(List.of(stack.pop(), second)));
            }
            case 0x87 -> {
                PickleValue third = stack.pop();
                PickleValue second = stack.pop();
                stack.push(new Tuple(List.of(stack.pop(), second, third)));
            }
            case ']' -> stack.push(new Items());
            case 'l' -> {
                Items list = new Items();
                list.items.addAll(stack.popToMark());
                stack.push(list);
            }
            case 'a' -> append(List.of(stack.pop()));
            case 'e' -> append(stack.popToMark());
            case '}' -> stack.push(new Dict());
            case 'd' -> {
                List<PickleValue> entries = stack.popToMark();
                stack.push(new Dict());
                put(entries);
            }
            case 's' -> {
                PickleValue value = stack.pop();
                put(List.of(stack.pop(), value));
            }
            case 'u' -> put(stack.popToMark());
            case 0x8f -> stack.push(Opaque.OPAQUE);
            case 0x90 -> {
                stack.popToMark();
                stack.top();
            }
            case 0x91 -> {
                stack.popToMark();
                stack.push(Opaque.OPAQUE);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// The memo, copies on the stack, frames.
    private boolean memo(int opcode) throws ModelFormatException {
        switch (opcode) {
            case 'p' -> stack.memoize(index(input.line()), stack.top());
            case 'q' -> stack.memoize(input.u8(), stack.top());
            case 'r' -> stack.memoize(input.u32(), stack.top());
            case 0x94 -> stack.memoizeNext(stack.top());
            case 'g' -> stack.push(stack.recall(index(input.line())));
            case 'h' -> stack.push(stack.recall(input.u8()));
            case 'j' -> stack.push(stack.recall(input.u32()));
            case '0' -> {
                if (stack.atMark()) {
                    stack.popToMark();
                } else {
                    stack.pop();
                }
            }
            case '1' -> stack.popToMark();
            case '2' -> stack.push(stack.top());
            case 0x80 -> {
                if (input.u8() > 5) {
                    throw input.malformed("its protocol is unknown");
                }
            }
            case 0x95 -> input.skip(8);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Classes, functions and objects: what could run code in Python.
    private void object(int opcode) throws ModelFormatException {
        switch (opcode) {
            case 'c' -> stack.push(calls.name(input.line(), input.line()));
            case 0x93 -> {
                PickleValue name = stack.pop();
                if (!(name instanceof Text(String last)) || !(stack.pop() instanceof Text(String module))) {
                    throw input.malformed("a name in it is no text");
                }
                stack.push(calls.name(module, last));
            }
            case 'R', 0x81 -> {
                List<PickleValue> arguments = arguments(stack.pop());
                stack.push(calls.call(stack.pop(), arguments));
            }
            case 0x92 -> {
                stack.pop();
                List<PickleValue> arguments = arguments(stack.pop());
                stack.push(calls.call(stack.pop(), arguments));
            }
            case 'i' -> {
                PickleValue function = calls.name(input.line(), input.line());
                stack.push(calls.call(function, stack.popToMark()));
            }
            case 'o' -> {
                List<PickleValue> parts = stack.popToMark();
                if (parts.isEmpty()) {
                    throw input.malformed("it takes from an empty stack");
                }
                stack.push(calls.call(parts.getFirst(), parts.subList(1, parts.size())));
            }
            case 'b' -> {
                PickleValue state = stack.pop();
                calls.build(stack.top(), state);
            }
            case 'Q' -> stack.push(calls.persistent(stack.pop()));
            default -> throw input.malformed(String.format(Locale.ROOT, "it has the unknown opcode 0x%02x", opcode));
        }
    }

    private List<PickleValue> arguments(PickleValue value) throws ModelFormatException {
        if (value instanceof Tuple tuple) {
            return tuple.items();
        }
        throw input.malformed("arguments of a call are no tuple");
    }

    private void append(List<PickleValue> items) throws ModelFormatException {
        switch (stack.top()) {
            case Items list -> list.items.addAll(items);
            case Opaque _ -> {}
            default -> throw input.malformed("it appends to what is no list");
        }
    }

    private void put(List<PickleValue> entries) throws ModelFormatException {
        if (entries.size() % 2 != 0) {
            throw input.malformed("a key in it has no value");
        }
        switch (stack.top()) {
            case Dict dict -> {
                for (int i = 0; i < entries.size(); i += 2) {
                    dict.put(entries.get(i), entries.get(i + 1));
                }
            }
            case Opaque _ -> {}
            default -> throw input.malformed("it sets an entry of what is no dictionary");
        }
    }

    private PickleValue number(long length) throws ModelFormatException {
        if (length <= Long.BYTES) {
            return new Int(input.integer((int) length));
        }
        input.skip(length);
        return Opaque.OPAQUE;
    }

    /// The decimal numbers of protocol 0; `I01` and `I00` are its truth values.
    private static PickleValue number(String line) {
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
        return digits.matches("[+-]?\\d{1,18}") ? new Int(Long.parseLong(digits)) : Opaque.OPAQUE;
    }

    private long index(String line) throws ModelFormatException {
        if (number(line) instanceof Int(long index)) {
            return index;
        }
        throw input.malformed("a memo index is no number");
    }

    private static String unquoted(String line) {
        char quote = line.isEmpty() ? ' ' : line.charAt(0);
        boolean quoted =
                line.length() >= 2 && (quote == '\'' || quote == '"') && line.charAt(line.length() - 1) == quote;
        return quoted ? line.substring(1, line.length() - 1) : line;
    }
}
