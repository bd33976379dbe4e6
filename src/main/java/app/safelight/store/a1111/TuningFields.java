package app.safelight.store.a1111;

import app.safelight.request.ConditioningPadding;
import app.safelight.request.EditingRule;
import app.safelight.request.EmphasisMode;
import app.safelight.request.GuidanceRules;
import app.safelight.request.NetworkRules;
import app.safelight.request.NoiseRules;
import app.safelight.request.NoiseSize;
import app.safelight.request.PromptRules;
import app.safelight.request.RandomSource;
import app.safelight.request.Tuning;
import app.safelight.store.StoreException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The finer rules of a request, from its own fields and from the settings.
final class TuningFields {
    private static final int USUAL_BACKTRACK = 20;

    private final Fields request;
    private final Fields settings;
    private final Installation installation;

    TuningFields(Fields request, Fields settings, Installation installation) {
        this.request = request;
        this.settings = settings;
        this.installation = installation;
    }

    Tuning read() throws StoreException {
        return new Tuning(prompts(), noise(), new SamplingFields(request, settings).read(), guidance(), network());
    }

    private PromptRules prompts() throws StoreException {
        return new PromptRules(
                Named.byLabel(settings, "emphasis", EmphasisMode.values(), EmphasisMode::label, EmphasisMode.ORIGINAL),
                settings.truth("use_old_emphasis_implementation", false),
                settings.whole("CLIP_stop_at_last_layers", 1),
                settings.whole("comma_padding_backtrack", USUAL_BACKTRACK),
                padding(),
                settings.truth("use_old_scheduling", false) ? EditingRule.BELOW_ONE : EditingRule.DECIMAL_POINT);
    }

    /// Where both ways of padding are on, the older one counts.
    private ConditioningPadding padding() throws StoreException {
        boolean chunks = settings.truth("pad_cond_uncond", false);
        if (settings.truth("pad_cond_uncond_v0", false)) {
            return ConditioningPadding.LAST_STATE;
        }
        return chunks ? ConditioningPadding.EMPTY_CHUNKS : ConditioningPadding.NONE;
    }

    private NoiseRules noise() throws StoreException {
        long variation = request.seed("subseed", -1);
        double strength = request.number("subseed_strength", 0);
        return new NoiseRules(
                source(),
                variation >= 0 ? variation : strength == 0 ? 0 : installation.anySeed(),
                strength,
                resizeFrom(),
                settings.seed("eta_noise_seed_delta", 0));
    }

    /// "GPU" means the GPU's own generator, which on NVIDIA's is the one that "NV" draws from anywhere.
    private RandomSource source() throws StoreException {
        return switch (settings.text("randn_source", "GPU").toUpperCase(Locale.ROOT)) {
            case "GPU", "NV" -> RandomSource.NV;
            case "CPU" -> RandomSource.CPU;
            default -> throw settings.bad("randn_source", "is not one of GPU, CPU, NV");
        };
    }

    private @Nullable NoiseSize resizeFrom() throws StoreException {
        int width = request.whole("seed_resize_from_w", -1);
        int height = request.whole("seed_resize_from_h", -1);
        return width <= 0 || height <= 0 ? null : new NoiseSize(width, height);
    }

    private GuidanceRules guidance() throws StoreException {
        return new GuidanceRules(
                0,
                request.number("s_min_uncond", settings.number("s_min_uncond", 0)),
                settings.truth("s_min_uncond_all", false),
                settings.number("skip_early_cond", 0));
    }

    private NetworkRules network() throws StoreException {
        return new NetworkRules(
                request.truth("tiling", settings.truth("tiling", false)),
                settings.whole("sdxl_crop_top", 0),
                settings.whole("sdxl_crop_left", 0));
    }
}
