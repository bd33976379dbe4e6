package app.safelight.weights;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The size of a stage: what its network uses, not what else the file carries.
///
/// @param parameters number of elements
/// @param bytes as stored
/// @param types the element types that occur
public record StageDescription(long parameters, long bytes, Set<DType> types) {
    public StageDescription {
        Set<DType> copy = EnumSet.noneOf(DType.class);
        copy.addAll(types);
        types = Collections.unmodifiableSet(copy);
    }
}
