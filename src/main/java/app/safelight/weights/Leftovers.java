package app.safelight.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Names what a checkpoint carries beside its networks: copies, training by-catch, and the unknown.
final class Leftovers {
    private static final Pattern SCHEDULE = Pattern.compile(
            "(sqrt_|log_|posterior_)?(one_minus_|recip_|recipm1_)?(alphas_cumprod|betas|variance|log_variance"
                    + "|mean_coef)[a-z0-9_]*|lvlb_weights|logvar|sigmas");

    private Leftovers() {}

    /// A phrase for each kind of tensor left aside.
    static List<String> notes(Map<String, Weight> others) {
        Map<String, Group> groups = new LinkedHashMap<>();
        others.forEach((name, weight) ->
                groups.computeIfAbsent(kind(name), kind -> new Group(name)).add(weight));
        List<String> notes = new ArrayList<>();
        groups.forEach((kind, group) -> notes.add(kind + ", " + group + ", not used"));
        return notes;
    }

    private static String kind(String name) {
        if (name.startsWith("model_ema.") && !name.equals("model_ema.decay") && !name.equals("model_ema.num_updates")) {
            return "EMA copy of the UNet";
        }
        if (name.endsWith(".position_ids") || name.endsWith(".logit_scale") || name.endsWith("attn_mask")) {
            return "by-catch of the text encoder";
        }
        if (name.startsWith("model_ema.")
                || name.startsWith("loss.")
                || name.startsWith("first_stage_model.loss.")
                || name.startsWith("scale_factor")) {
            return "by-catch of training";
        }
        if (SCHEDULE.matcher(name).matches()) {
            return "buffers of the noise schedule";
        }
        return name.equals("v_pred") || name.equals("ztsnr") ? "marker " + name : "tensors this program does not know";
    }

    /// Count, bytes and an example.
    private static final class Group {
        private final String example;
        private int count;
        private long bytes;

        Group(String example) {
            this.example = example;
        }

        void add(Weight weight) {
            count++;
            bytes += weight.byteSize();
        }

        @Override
        public String toString() {
            String more = count == 1 ? "" : " and " + (count - 1) + " more";
            return Shown.size(bytes) + " (" + Shown.name(example) + more + ")";
        }
    }
}
