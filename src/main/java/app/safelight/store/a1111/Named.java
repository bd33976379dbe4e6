package app.safelight.store.a1111;

import app.safelight.store.StoreException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Values of a request that are one of a few: by their label or by their number.
final class Named {
    private Named() {}

    /// The value whose label a field holds.
    ///
    /// @throws StoreException naming the field and the labels there are
    static <E> E byLabel(Fields fields, String name, E[] values, Function<E, String> label, E otherwise)
            throws StoreException {
        if (!fields.has(name)) {
            return otherwise;
        }
        String wanted = fields.text(name, "");
        for (E value : values) {
            if (label.apply(value).equalsIgnoreCase(wanted)) {
                return value;
            }
        }
        throw fields.bad(
                name, "is not one of " + Arrays.stream(values).map(label).collect(Collectors.joining(", ")));
    }

    /// The value whose place in a list a field holds.
    ///
    /// @throws StoreException naming the field and how far the list goes
    static <E> E byNumber(Fields fields, String name, List<E> values, int otherwise) throws StoreException {
        int number = fields.whole(name, otherwise);
        if (number < 0 || number >= values.size()) {
            throw fields.bad(name, "is not from 0 to " + (values.size() - 1));
        }
        return values.get(number);
    }
}
