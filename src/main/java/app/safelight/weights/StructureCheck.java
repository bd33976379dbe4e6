package app.safelight.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Holds a network's weights against what its structure needs, and collects what is missing or does not fit.
final class StructureCheck {
    /// A size that is not known, because the tensor that would tell it is missing; fits any size.
    static final long ANY = -1;

    private final String network;
    private final Map<String, Weight> weights;
    private final NavigableSet<String> names;
    private final Set<String> missing = new LinkedHashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> used = new LinkedHashSet<>();

    /// @param network how the network is called in messages
    StructureCheck(String network, Map<String, Weight> weights) {
        this.network = network;
        this.weights = weights;
        names = new TreeSet<>(weights.keySet());
    }

    /// Whether a weight's name begins like this.
    boolean has(String prefix) {
        String next = names.ceiling(prefix);
        return next != null && next.startsWith(prefix);
    }

    /// How many of `prefix0.`, `prefix1.`, … there are without a gap.
    int count(String prefix) {
        int count = 0;
        while (has(prefix + count + ".")) {
            count++;
        }
        return count;
    }

    /// Size of a weight along a dimension, or [#ANY] where there is none.
    long size(String name, int dimension) {
        Weight weight = weights.get(name);
        return weight == null || weight.shape().size() <= dimension
                ? ANY
                : weight.shape().get(dimension);
    }

    /// Number of dimensions of a weight; 0 if it is missing.
    int rank(String name) {
        Weight weight = weights.get(name);
        return weight == null ? 0 : weight.shape().size();
    }

    /// Demands a floating point weight of a shape.
    void need(String name, long... shape) {
        Weight weight = weights.get(name);
        if (weight == null) {
            missing.add(name);
            return;
        }
        used.add(name);
        if (!fits(weight.shape(), shape)) {
            String wanted = Arrays.toString(shape).replace("-1", "any");
            complain(name + " has shape " + weight.shape() + " where the rest of the network needs " + wanted);
        } else if (!weight.type().isFloat()) {
            complain(name + " holds " + weight.type() + ", not floating point numbers");
        } else if (weight.count() == 0) {
            complain(name + " is empty");
        }
    }

    /// Demands `name.weight` of a shape and `name.bias` as long as its first dimension.
    void needBoth(String name, long... shape) {
        need(name + ".weight", shape);
        need(name + ".bias", shape[0]);
    }

    /// Demands the weight and bias of a group norm over 32 groups.
    void needGroupNorm(String name, long channels) {
        needBoth(name, channels);
        if (channels != ANY && channels % 32 != 0) {
            complain(name + " has " + channels + " channels, which 32 groups do not divide");
        }
    }

    String network() {
        return network;
    }

    /// Records something wrong, as the end of "the UNet's …".
    void complain(String complaint) {
        wrong.add(complaint);
    }

    /// The weights nobody asked for.
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(names);
        unused.removeAll(used);
        return unused;
    }

    /// What is missing or wrong, as clauses of a sentence; empty if the network is whole.
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!missing.isEmpty()) {
            int more = missing.size() - 1;
            problems.add(
                    "the " + network + " lacks " + Shown.name(missing.iterator().next())
                            + (more == 0 ? "" : " and at least " + more + " more tensor" + (more == 1 ? "" : "s")));
        }
        if (missing.isEmpty() && !wrong.isEmpty()) {
            int more = wrong.size() - 1;
            problems.add("the " + network + "'s " + wrong.getFirst() + (more == 0 ? "" : " (and " + more + " more)"));
        }
        return problems;
    }

    private static boolean fits(List<Long> found, long[] wanted) {
        if (found.size() != wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != ANY && wanted[i] != found.get(i)) {
                return false;
            }
        }
        return true;
    }
}
