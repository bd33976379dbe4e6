package app.safelight.diffusion;

import app.safelight.request.ModelFamily;

/// Noise levels optimised for a model's training distribution (Sabour et al. 2024, "Align Your Steps", table of the
/// authors' release): eleven, or as many as wanted by linear interpolation of ln σ over the index.
final class AlignYourSteps {
    private static final double[] SD1 = {14.615, 6.475, 3.861, 2.697, 1.886, 1.396, 0.963, 0.652, 0.399, 0.152, 0.029};
    private static final double[] SDXL = {14.615, 6.315, 3.771, 2.181, 1.342, 0.862, 0.555, 0.380, 0.234, 0.113, 0.029};

    private AlignYourSteps() {}

    /// `n` levels, then 0; one alone is the lowest.
    static float[] sigmas(int n, ModelFamily family) {
        double[] table = family == ModelFamily.SDXL ? SDXL : SD1;
        int last = table.length - 1;
        float[] sigmas = new float[n + 1];
        for (int i = 0; i < n; i++) {
            double place = n == 1 ? last : (double) i * last / (n - 1);
            int low = (int) place;
            double w = place - low;
            sigmas[i] = (float) (w == 0 ? table[low] : Math.pow(table[low], 1 - w) * Math.pow(table[low + 1], w));
        }
        return sigmas;
    }
}
