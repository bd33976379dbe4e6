package app.safelight.weights;

import java.util.Map;
import java.util.Optional;

/// Torch's names for element types: those of its storage classes and those of its dtypes.
final class TorchTypes {
    private static final Map<String, DType> STORAGES = Map.ofEntries(
            Map.entry("DoubleStorage", DType.F64),
            Map.entry("FloatStorage", DType.F32),
            Map.entry("HalfStorage", DType.F16),
            Map.entry("BFloat16Storage", DType.BF16),
            Map.entry("LongStorage", DType.I64),
            Map.entry("IntStorage", DType.I32),
            Map.entry("ShortStorage", DType.I16),
            Map.entry("CharStorage", DType.I8),
            Map.entry("ByteStorage", DType.U8),
            Map.entry("BoolStorage", DType.BOOL),
            Map.entry("UntypedStorage", DType.U8));
    private static final Map<String, DType> TYPES = Map.ofEntries(
            Map.entry("float64", DType.F64),
            Map.entry("float32", DType.F32),
            Map.entry("float16", DType.F16),
            Map.entry("bfloat16", DType.BF16),
            Map.entry("float8_e4m3fn", DType.F8_E4M3),
            Map.entry("float8_e5m2", DType.F8_E5M2),
            Map.entry("int64", DType.I64),
            Map.entry("int32", DType.I32),
            Map.entry("int16", DType.I16),
            Map.entry("int8", DType.I8),
            Map.entry("uint64", DType.U64),
            Map.entry("uint32", DType.U32),
            Map.entry("uint16", DType.U16),
            Map.entry("uint8", DType.U8),
            Map.entry("bool", DType.BOOL));

    private TorchTypes() {}

    /// The element type of a storage class.
    static Optional<DType> ofStorage(PickleValue.Global storage) {
        boolean torch = storage.module().equals("torch")
                || storage.module().equals("torch.cuda")
                || storage.module().equals("torch.storage");
        return torch ? Optional.ofNullable(STORAGES.get(storage.name())) : Optional.empty();
    }

    /// The element type a dtype stands for.
    static Optional<DType> ofType(PickleValue.Global type) {
        return type.module().equals("torch") ? Optional.ofNullable(TYPES.get(type.name())) : Optional.empty();
    }
}
