package app.safelight.text;

import app.safelight.request.EditingRule;

/// How the numbers of prompt editing become steps.
///
/// A number with a decimal point is a fraction of the steps, any other a step. The second pass of a hires
/// picture counts on: its fractions run from 1 to 2, its steps from those of the first pass.
///
/// @param steps of the pass, as often as the network is called; at least 1
/// @param firstStep steps done before the pass
/// @param firstFraction fraction that means the beginning of the pass
/// @param rule which numbers are fractions
public record Timeline(int steps, int firstStep, double firstFraction, EditingRule rule) {
    /// @throws IllegalArgumentException if there is no step
    public Timeline {
        if (steps < 1) {
            throw new IllegalArgumentException("steps " + steps + " is less than 1");
        }
    }

    /// The only or first pass.
    public static Timeline of(int steps, EditingRule rule) {
        return new Timeline(steps, 0, 0, rule);
    }

    /// The second pass of a hires picture. The rule before version 1.6 does not know it and takes the first for it.
    public static Timeline secondPass(int firstPassSteps, int steps, EditingRule rule) {
        return switch (rule) {
            case DECIMAL_POINT -> new Timeline(steps, firstPassSteps, 1, rule);
            case BELOW_ONE -> of(firstPassSteps, rule);
        };
    }

    /// The last step before the change, at most the last of the pass; below 1 where the change is before the pass.
    int stepOf(String number) {
        double value = Double.parseDouble(number);
        double step = switch (rule) {
            case DECIMAL_POINT -> number.indexOf('.') >= 0 ? (value - firstFraction) * steps : value - firstStep;
            case BELOW_ONE -> value < 1 ? value * steps : value;
        };
        return Math.min(steps, (int) step);
    }
}
