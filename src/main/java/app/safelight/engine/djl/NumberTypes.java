package app.safelight.engine.djl;

import app.safelight.request.Precision;

/// The types of numbers a network computes with.
///
/// @param product of convolutions and matrix products, to which their weights are converted as they are used
/// @param carrier of everything between them
record NumberTypes(Type product, Type carrier) {
    static final NumberTypes FLOAT32 = new NumberTypes(Type.FLOAT32, Type.FLOAT32);

    /// A type of numbers under the code that PyTorch's scripts know it by.
    enum Type {
        HALF(5, 2),
        FLOAT32(6, 4),
        BFLOAT16(15, 2);

        private final int code;
        private final int bytes;

        Type(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        int code() {
            return code;
        }

        int bytes() {
            return bytes;
        }
    }

    /// @throws IllegalArgumentException if the precision is AUTO, which must be settled first
    static NumberTypes of(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> FLOAT32;
            case BFLOAT16 -> new NumberTypes(Type.BFLOAT16, Type.BFLOAT16);
            case HALF -> new NumberTypes(Type.HALF, Type.HALF);
            case UPCAST -> new NumberTypes(Type.HALF, Type.FLOAT32);
            case AUTO -> throw new IllegalArgumentException("precision AUTO must be settled first");
        };
    }
}
