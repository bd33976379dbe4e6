package app.safelight.engine.djl;

import app.safelight.request.Attention;
import app.safelight.request.Computing;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How the networks compute, everything settled.
///
/// @param precision of every stage, never AUTO
/// @param attention strategy, never AUTO
record Numerics(Map<ModelStage, Precision> precision, Attention attention) {
    Numerics {
        precision = Map.copyOf(precision);
    }

    /// Settles what was left open.
    ///
    /// @param best the precision a stage takes where that is AUTO
    static Numerics of(Computing computing, Precision best) {
        Map<ModelStage, Precision> precision = new EnumMap<>(ModelStage.class);
        for (ModelStage stage : ModelStage.values()) {
            Precision asked = computing.precision(stage);
            precision.put(stage, asked == Precision.AUTO ? best : asked);
        }
        Attention attention = computing.attention() == Attention.AUTO ? Attention.SDP : computing.attention();
        return new Numerics(precision, attention);
    }

    /// The precision of a stage.
    Precision of(ModelStage stage) {
        return precision.getOrDefault(stage, Precision.FLOAT32);
    }

    NumberTypes arithmetic(ModelStage stage) {
        return NumberTypes.of(of(stage));
    }

    AttentionKernel attentionKernel() {
        return AttentionKernel.onProcessor(attention);
    }

    /// The precision in words: `bfloat16` where all stages have it, else that of each, as `bfloat16 / cond float32`.
    String label() {
        Precision unet = of(ModelStage.UNET);
        return unet.label()
                + Arrays.stream(ModelStage.values())
                        .filter(stage -> of(stage) != unet)
                        .map(stage -> " / " + stage.id() + " " + of(stage).label())
                        .collect(Collectors.joining());
    }

    /// The same with another strategy of attention.
    Numerics with(Attention other) {
        return new Numerics(precision, other);
    }

    /// The same with another precision of a stage.
    Numerics with(ModelStage stage, Precision other) {
        Map<ModelStage, Precision> changed = new EnumMap<>(precision);
        changed.put(stage, other);
        return new Numerics(changed, attention);
    }
}
