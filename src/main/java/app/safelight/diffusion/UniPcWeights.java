package app.safelight.diffusion;

import app.safelight.request.UniPcRules;
import java.util.Arrays;

/// The coefficients of UniPC (Zhao et al. 2023, "UniPC", section 3.1, and appendix C for those that vary): how much
/// of each difference of model outputs a step of width h takes.
final class UniPcWeights {
    private UniPcWeights() {}

    /// Weights of the differences to earlier outputs.
    ///
    /// @param ratios of the earlier outputs' distance in λ to h, nearest first
    static double[] predictor(UniPcRules.Variant variant, double h, double[] ratios) {
        int count = ratios.length;
        if (variant == UniPcRules.Variant.VARY_COEFF) {
            double[] weights = new double[count];
            double[][] inverse = inverse(vary(ratios));
            for (int k = 0; k < count; k++) {
                for (int j = 0; j < count; j++) {
                    weights[j] += phi(h, k + 2) * inverse[k][j];
                }
            }
            return weights;
        }
        double[] rho = count == 1 ? new double[] {0.5} : solve(powers(ratios), targets(variant, h, count));
        return scaled(rho, scale(variant, h));
    }

    /// Weights of the differences to earlier outputs, and last of that to the output at the predicted point.
    static double[] corrector(UniPcRules.Variant variant, double h, double[] ratios) {
        double[] all = Arrays.copyOf(ratios, ratios.length + 1);
        all[ratios.length] = 1;
        int count = all.length;
        if (variant == UniPcRules.Variant.VARY_COEFF) {
            double[] weights = new double[count];
            double[][] inverse = inverse(vary(all));
            for (int k = 0; k < count - 1; k++) {
                for (int j = 0; j < count - 1; j++) {
                    weights[j] += phi(h, k + 2) * inverse[k][j];
                }
            }
            weights[count - 1] = phi(h, count + 1) * inverse[Math.max(count - 2, 0)][count - 1];
            return weights;
        }
        double[] rho = count == 1 ? new double[] {0.5} : solve(powers(all), targets(variant, h, count));
        return scaled(rho, scale(variant, h));
    }

    /// Number k of the row v₁ = e⁻ʰ − 1, vₖ₊₁ = −vₖ/h − 1/k!, which are the method's φ-functions times −h.
    private static double phi(double h, int k) {
        double value = Math.expm1(-h);
        double factorial = 1;
        for (int i = 1; i < k; i++) {
            value = value / -h - 1 / factorial;
            factorial *= i + 1;
        }
        return value;
    }

    private static double scale(UniPcRules.Variant variant, double h) {
        return variant == UniPcRules.Variant.BH1 ? -h : Math.expm1(-h);
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] targets(UniPcRules.Variant variant, double h, int count) {
        double[] targets = new double[count];
        double factorial = 1;
        for (int i = 0; i < count; i++) {
            factorial *= i + 1;
            targets[i] = phi(h, i + 2) * factorial / scale(variant, h);
        }
        return targets;
    }

    private static double[][] powers(double[] ratios) {
        double[][] rows = new double[ratios.length][ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            for (int j = 0; j < ratios.length; j++) {
                rows[i][j] = Math.pow(ratios[j], i);
            }
        }
        return rows;
    }

    /// Column k holds the ratios to the power k, divided by (k + 1)!.
    private static double[][] vary(double[] ratios) {
        double[][] rows = new double[ratios.length][ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            double entry = 1;
            for (int k = 0; k < ratios.length; k++) {
                rows[i][k] = entry;
                entry *= ratios[i] / (k + 2);
            }
        }
        return rows;
    }

    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] inverse = new double[n][n];
        for (int column = 0; column < n; column++) {
            double[] unit = new double[n];
            unit[column] = 1;
            double[] solution = solve(matrix, unit);
            for (int row = 0; row < n; row++) {
                inverse[row][column] = solution[row];
            }
        }
        return inverse;
    }

    /// Solves a linear system by elimination with row pivots.
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] rows = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[] result = right.clone();
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int row = i + 1; row < n; row++) {
                pivot = Math.abs(rows[row][i]) > Math.abs(rows[pivot][i]) ? row : pivot;
            }
            double[] swapped = rows[i];
            rows[i] = rows[pivot];
            rows[pivot] = swapped;
            double value = result[i];
            result[i] = result[pivot];
            result[pivot] = value;
            for (int row = 0; row < n; row++) {
                double share = row == i ? 0 : rows[row][i] / rows[i][i];
                for (int column = i; column < n; column++) {
                    rows[row][column] -= share * rows[i][column];
                }
                result[row] -= share * result[i];
            }
        }
        for (int i = 0; i < n; i++) {
            result[i] /= rows[i][i];
        }
        return result;
    }
}
