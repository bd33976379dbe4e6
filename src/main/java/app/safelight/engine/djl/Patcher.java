package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import app.safelight.engine.ModelPatches.Patch;
import app.safelight.weights.FactoredMatrix;
import app.safelight.weights.Weight;
import app.safelight.weights.WeightChange;
import app.safelight.weights.WeightChange.Axis;
import java.util.List;
import java.util.Map;

/// Makes the changes of networks to the weights of a network, in float32 and anew for each kernel call.
///
/// A changed weight is made from the stored one and the networks' factors just before its product, in the place where
/// it would be converted anyway. So no changed copy is kept: another strength costs nothing, every profile computes the
/// same numbers, and a model takes no more memory than one without networks, but for one kernel's weights. The sum is
/// that of float32; it is rounded once, to the type of the product.
final class Patcher implements Patching, AutoCloseable {
    private final KernelModule module;
    private final PatchRoom room;
    private final FactorArrays factors;
    private Map<String, List<Patch>> patches = Map.of();

    /// @param room for the weights of a call
    /// @param factors of the networks
    Patcher(KernelModule module, PatchRoom room, FactorArrays factors) {
        this.module = module;
        this.room = room;
        this.factors = factors;
    }

    /// Settles what is changed from now on.
    void settle(Map<String, List<Patch>> wanted) {
        if (!wanted.equals(patches)) {
            idle();
            patches = wanted;
        }
    }

    @Override
    public PtNDArray[] patched(String[] names, PtNDArray[] weights) {
        if (patches.isEmpty()) {
            return weights;
        }
        long needed = 0;
        for (int i = 0; i < names.length; i++) {
            needed += patches.containsKey(names[i]) ? weights[i].size() : 0;
        }
        if (needed == 0) {
            return weights;
        }
        room.begin(needed);
        PtNDArray[] changed = weights.clone();
        for (int i = 0; i < names.length; i++) {
            List<Patch> own = patches.get(names[i]);
            if (own != null) {
                changed[i] = room.copy(weights[i]);
                for (Patch patch : own) {
                    change(changed[i], patch.change(), patch.strength(), patch.rank());
                }
            }
        }
        return changed;
    }

    private void change(PtNDArray target, WeightChange change, double strength, int rank) {
        switch (change) {
            case WeightChange.Difference(FactoredMatrix.Product(var left, var right), double scale) ->
                run(
                        "patch_product",
                        target,
                        IValue.from(factors.of(left)),
                        IValue.from(factors.of(right)),
                        IValue.from((long) rank),
                        IValue.from(scale * strength));
            case WeightChange.Difference(var matrix, double scale) -> {
                try (PtNDArray sum = matrix(matrix)) {
                    run("patch_sum", target, IValue.from(sum), IValue.from(scale), IValue.from(strength));
                }
            }
            case WeightChange.Shift(var values) -> {
                try (PtNDArray shift = module.run("patch_typed", factors.of(values), type(values))) {
                    run("patch_shift", target, IValue.from(shift), IValue.from(strength));
                }
            }
            case WeightChange.Hadamard(var first, var second, double scale) ->
                both("patch_hadamard", target, first, second, scale, strength);
            case WeightChange.Kronecker(var first, var second, double scale) ->
                both("patch_kronecker", target, first, second, scale, strength);
            case WeightChange.Share(var share, Axis axis) ->
                run("patch_share", target, IValue.from(factors.of(share)), axis(axis), IValue.from(strength));
            case WeightChange.Decomposed(var inner, var magnitude, Axis axis) -> {
                try (PtNDArray before = module.run("own", target)) {
                    change(target, inner, 1, rank);
                    run(
                            "patch_decompose",
                            target,
                            IValue.from(before),
                            IValue.from(factors.of(magnitude)),
                            axis(axis),
                            IValue.from(strength));
                }
            }
        }
    }

    private void both(
            String kernel,
            PtNDArray target,
            FactoredMatrix first,
            FactoredMatrix second,
            double scale,
            double strength) {
        try (PtNDArray left = matrix(first);
                PtNDArray right = matrix(second)) {
            run(kernel, target, IValue.from(left), IValue.from(right), IValue.from(scale), IValue.from(strength));
        }
    }

    /// A matrix of two dimensions. As in AUTOMATIC1111, products that are made here, and their sum with the weight,
    /// have the type that the factors are stored in; but for LoCon's, which it makes of layers in the type of the
    /// model.
    private PtNDArray matrix(FactoredMatrix matrix) {
        return switch (matrix) {
            case FactoredMatrix.Whole(var values) -> module.run("patch_typed", factors.of(values), type(values));
            case FactoredMatrix.Product(var left, var right) ->
                module.run("patch_factors", factors.of(left), IValue.from(factors.of(right)), type(left));
            case FactoredMatrix.Cored(var left, var core, var right, var side) -> {
                boolean turned = side == FactoredMatrix.Cored.Side.RANK;
                yield module.run(
                        "patch_cored",
                        factors.of(left),
                        IValue.from(factors.of(core)),
                        IValue.from(factors.of(right)),
                        IValue.from(turned),
                        turned ? type(left) : IValue.from((long) NumberTypes.Type.FLOAT32.code()));
            }
        };
    }

    private static IValue type(Weight weight) {
        NumberTypes.Type type = switch (weight.type()) {
            case F16 -> NumberTypes.Type.HALF;
            case BF16 -> NumberTypes.Type.BFLOAT16;
            default -> NumberTypes.Type.FLOAT32;
        };
        return IValue.from((long) type.code());
    }

    private static IValue axis(Axis axis) {
        return IValue.from((long) axis.dimension());
    }

    private void run(String kernel, PtNDArray target, IValue... rest) {
        module.run(kernel, target, rest).close();
    }

    /// Gives back what is only needed while the network runs.
    void idle() {
        room.release();
        factors.release();
    }

    @Override
    public void close() {
        idle();
        factors.close();
    }
}
