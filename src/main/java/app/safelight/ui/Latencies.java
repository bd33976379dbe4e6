package app.safelight.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Times between events and what they show, in milliseconds.
final class Latencies {
    private static final double NANOS = 1e6;

    private final List<Double> millis = new ArrayList<>();

    void add(long nanos) {
        millis.add(nanos / NANOS);
    }

    int count() {
        return millis.size();
    }

    /// The least time that a share of all is no longer than.
    ///
    /// @param share above 0, to 1
    double quantile(double share) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
