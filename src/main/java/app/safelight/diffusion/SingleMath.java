package app.safelight.diffusion;

/// Elementary functions whose results are rounded to float, so that formulas built from them round where PyTorch
/// rounds.
final class SingleMath {
    private SingleMath() {}

    static float exp(float x) {
        return (float) Math.exp(x);
    }

    static float expm1(float x) {
        return (float) Math.expm1(x);
    }

    static float log(float x) {
        return (float) Math.log(x);
    }

    static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    /// x to a power; squares and cubes by multiplication.
    static float pow(float x, double exponent) {
        if (exponent == 2 || exponent == 3) {
            return exponent == 2 ? x * x : x * x * x;
        }
        return (float) Math.pow(x, exponent);
    }

    /// `n` evenly spaced values, both ends included; the upper half is counted down from the end and each is rounded
    /// once, as PyTorch does.
    static float[] linspace(float start, float end, int n) {
        float[] result = new float[n];
        float step = n > 1 ? (end - start) / (n - 1) : 0;
        for (int i = 0; i < n; i++) {
            result[i] = n == 1 || i < n / 2 ? Math.fma(step, i, start) : Math.fma(-step, n - 1 - i, end);
        }
        return result;
    }
}
