package app.safelight.weights;

import app.safelight.request.GenerationRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of models and LoRAs that are made for a few steps and next to no guidance, and what they are made for.
public enum FewSteps {
    /// Luo et al. 2023, "Latent Consistency Models".
    LCM("LCM", "lcm", "LCM", 2, 8, 2),
    /// Sauer et al. 2023, "Adversarial Diffusion Distillation", and what is called after it.
    TURBO("Turbo", "turbo", "Euler a", 1, 8, 2.5),
    /// Lin et al. 2024, "SDXL-Lightning".
    LIGHTNING("Lightning", "lightning", "Euler with SGM Uniform", 1, 8, 2),
    /// Ren et al. 2024, "Hyper-SD".
    HYPER("Hyper-SD", "hyper|hypersd", "DDIM or Euler with SGM Uniform", 1, 12, 2),
    /// Zheng et al. 2024, "Trajectory Consistency Distillation".
    TCD("TCD", "tcd", "TCD", 2, 8, 2);

    private final String title;
    private final Pattern name;
    private final String sampler;
    private final int fewest;
    private final int most;
    private final double guidance;

    /// @param words in the name of such a file
    /// @param guidance the largest that goes with it
    FewSteps(String title, String words, String sampler, int fewest, int most, double guidance) {
        this.title = title;
        this.name = Pattern.compile("(?:^|[^a-z])(?:" + words + ")(?:[^a-z]|$)");
        this.sampler = sampler;
        this.fewest = fewest;
        this.most = most;
        this.guidance = guidance;
    }

    /// The kind of a file; empty for one that takes steps as most do, or does not say.
    ///
    /// @param file its name
    /// @param metadata its text; written by strangers
    public static Optional<FewSteps> of(String file, Map<String, String> metadata) {
        String told = Stream.of(
                        file, metadata.getOrDefault("modelspec.title", ""), metadata.getOrDefault("ss_output_name", ""))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.name.matcher(told).find())
                .findFirst();
    }

    /// Whether a request asks for what goes with it.
    public boolean suits(GenerationRequest request) {
        return request.steps() <= most && request.cfgScale() <= guidance;
    }

    /// What it is and what it wants, to follow a file's name.
    public String proposal() {
        return String.format(
                Locale.ROOT,
                "looks like a %s model, made for %s, %d to %d steps and a CFG scale of 1 to %s",
                title,
                sampler,
                fewest,
                most,
                guidance == (int) guidance ? Integer.toString((int) guidance) : Double.toString(guidance));
    }
}
