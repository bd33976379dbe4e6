package app.safelight.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Options of which one is drawn, each as likely as its weight says: `3::red` weighs 3, `red` 1.
///
/// @param texts the options without their weights
/// @param weights not negative, and not all 0
record Weighted(List<String> texts, List<Double> weights) {
    private static final Pattern WEIGHT = Pattern.compile("\\s*+(\\d{1,6}+(?:\\.\\d{1,6}+)?+)::");

    /// Takes the options apart.
    ///
    /// @param position of the choice, for the message
    /// @throws PromptSyntaxException if no option has a weight
    static Weighted of(List<String> options, int position) {
        List<String> texts = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String option : options) {
            Matcher weight = WEIGHT.matcher(option);
            boolean given = weight.lookingAt();
            texts.add(given ? option.substring(weight.end()).strip() : option);
            weights.add(given ? Double.parseDouble(weight.group(1)) : 1);
        }
        if (weights.stream().noneMatch(weight -> weight > 0)) {
            throw new PromptSyntaxException("every option of the choice weighs 0: raise one of the weights", position);
        }
        return new Weighted(texts, weights);
    }

    /// The option at a share of the way through all weights.
    ///
    /// @param share from 0 to below 1
    String at(double share) {
        double left = share * weights.stream().mapToDouble(Double::doubleValue).sum();
        int last = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (weights.get(i) > 0) {
                last = i;
                if (left < weights.get(i)) {
                    break;
                }
            }
            left -= weights.get(i);
        }
        return texts.get(last);
    }
}
