package app.safelight.weights;

import app.safelight.weights.FactoredMatrix.Cored.Side;
import app.safelight.weights.WeightChange.Axis;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parts of the change that a network makes to one layer.
final class LayerParts {
    private static final Set<String> NUMBERS = Set.of("alpha", "scale", "on_input", "dora_scale");

    private final Map<String, Weight> parts = new LinkedHashMap<>();

    /// Adds a part, under the name that [NetworkKey] gives it.
    void add(String part, Weight weight) {
        parts.put(part, weight);
    }

    /// The change of the layer's weight; empty if the parts make none that this program knows.
    ///
    /// @throws IllegalArgumentException if the parts do not fit each other
    Optional<WeightChange> weight() {
        WeightChange plain = plain();
        if (plain == null) {
            return Optional.empty();
        }
        Weight magnitude = parts.get("dora_scale");
        return Optional.of(magnitude == null ? plain : new WeightChange.Decomposed(plain, magnitude, axis(magnitude)));
    }

    /// The change of the layer's bias; empty if there is none.
    Optional<WeightChange> bias() {
        Weight difference = parts.getOrDefault("diff_b", parts.get("b_norm"));
        return Optional.ofNullable(difference).map(WeightChange.Shift::new);
    }

    /// Whether nothing but numbers is left of it.
    boolean empty() {
        return NUMBERS.containsAll(parts.keySet());
    }

    private @Nullable WeightChange plain() {
        if (has("lora_up", "lora_down")) {
            FactoredMatrix matrix = has("lora_mid")
                    ? new FactoredMatrix.Cored(part("lora_up"), part("lora_mid"), part("lora_down"), Side.ROWS)
                    : new FactoredMatrix.Product(part("lora_up"), part("lora_down"));
            return new WeightChange.Difference(matrix, scale(Sizes.first(part("lora_down"))));
        }
        if (has("hada_w1_a", "hada_w1_b", "hada_w2_a", "hada_w2_b")) {
            return new WeightChange.Hadamard(
                    factored("hada_w1_a", "hada_t1", "hada_w1_b"),
                    factored("hada_w2_a", "hada_t2", "hada_w2_b"),
                    scale(Sizes.first(part("hada_w1_b"))));
        }
        if (has("weight")) {
            Weight input = parts.get("on_input");
            boolean onInput = input != null && input.bytes().get(ValueLayout.JAVA_BYTE, 0) != 0;
            return new WeightChange.Share(part("weight"), onInput ? Axis.INPUTS : Axis.OUTPUTS);
        }
        if ((has("lokr_w1") || has("lokr_w1_a", "lokr_w1_b")) && (has("lokr_w2") || has("lokr_w2_a", "lokr_w2_b"))) {
            return kronecker();
        }
        Weight difference = parts.getOrDefault("diff", parts.get("w_norm"));
        return difference == null ? null : new WeightChange.Difference(new FactoredMatrix.Whole(difference), scale(0));
    }

    private WeightChange kronecker() {
        long rank =
                has("lokr_w2") ? has("lokr_w1") ? 0 : Sizes.first(part("lokr_w1_b")) : Sizes.first(part("lokr_w2_b"));
        FactoredMatrix first = has("lokr_w1")
                ? new FactoredMatrix.Whole(part("lokr_w1"))
                : new FactoredMatrix.Product(part("lokr_w1_a"), part("lokr_w1_b"));
        FactoredMatrix second = has("lokr_w2")
                ? new FactoredMatrix.Whole(part("lokr_w2"))
                : factored("lokr_w2_a", "lokr_t2", "lokr_w2_b");
        return new WeightChange.Kronecker(first, second, scale(rank));
    }

    private FactoredMatrix factored(String left, String core, String right) {
        return has(core)
                ? new FactoredMatrix.Cored(part(left), part(core), part(right), Side.RANK)
                : new FactoredMatrix.Product(part(left), part(right));
    }

    /// What the change is multiplied with: `alpha` over the rank, unless the file says it outright.
    ///
    /// @param rank 0 where there is none
    private double scale(long rank) {
        Weight scale = parts.get("scale");
        if (scale != null) {
            return number(scale);
        }
        Weight alpha = parts.get("alpha");
        return alpha == null || rank == 0 ? 1 : number(alpha) / rank;
    }

    private static double number(Weight weight) {
        if (weight.count() != 1 || !weight.type().isFloat()) {
            throw new IllegalArgumentException(weight + " is no single number");
        }
        float[] value = new float[1];
        weight.readFloats(0, value);
        return value[0];
    }

    /// A magnitude of shape (1, inputs) is one for each column, as LyCORIS has it; of (outputs, 1) or (outputs), one
    /// for each row.
    private static Axis axis(Weight magnitude) {
        return magnitude.shape().size() > 1 && magnitude.shape().getFirst() == 1 ? Axis.INPUTS : Axis.OUTPUTS;
    }

    private boolean has(String... names) {
        return parts.keySet().containsAll(Set.of(names));
    }

    private Weight part(String name) {
        Weight part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return part;
    }
}
