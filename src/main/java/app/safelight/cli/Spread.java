package app.safelight.cli;

/// The median, the least and the most of a number.
record Spread(double median, double least, double most) {
    /// @param sorted the number's values, at least one
    static Spread of(double[] sorted) {
        int n = sorted.length;
        return new Spread((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1]);
    }
}
