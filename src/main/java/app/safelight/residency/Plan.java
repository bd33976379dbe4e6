package app.safelight.residency;

import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// How a run uses memory: every choice made, none left open.
///
/// @param profile what stays on the device
/// @param attention strategy
/// @param batching ALWAYS or NEVER
/// @param decoding of the autoencoder
public record Plan(Profile profile, Attention attention, Batching batching, Decoding decoding) {
    /// @throws IllegalArgumentException if a choice is left open
    public Plan {
        Objects.requireNonNull(decoding, "decoding");
        if (profile == Profile.AUTO || attention == Attention.AUTO || batching == Batching.AUTO) {
            throw new IllegalArgumentException(
                    "a plan leaves nothing open: " + profile + ", " + attention + ", " + batching);
        }
    }

    /// The same with another profile.
    public Plan with(Profile other) {
        return new Plan(other, attention, batching, decoding);
    }

    /// The same with another strategy of attention.
    public Plan with(Attention other) {
        return new Plan(profile, other, batching, decoding);
    }

    /// The same with another batching.
    public Plan with(Batching other) {
        return new Plan(profile, attention, other, decoding);
    }

    /// The same with another way of decoding.
    public Plan with(Decoding other) {
        return new Plan(profile, attention, batching, other);
    }

    /// The next plan that takes less memory in a stage, by what costs least time: passes one after the other, tiles,
    /// sub-quadratic attention in place of one that keeps scores, then the next profile.
    ///
    /// @return nothing where all of that is done already
    public Optional<Plan> lower(ModelStage stage) {
        if (stage == ModelStage.UNET && batching == Batching.ALWAYS) {
            return Optional.of(with(Batching.NEVER));
        }
        if (stage == ModelStage.FIRST_STAGE && decoding == Decoding.WHOLE) {
            return Optional.of(with(Decoding.TILED));
        }
        if (stage != ModelStage.COND && keepsScores()) {
            return Optional.of(with(Attention.SUB_QUADRATIC));
        }
        return switch (profile) {
            case FULL -> Optional.of(with(Profile.MEDVRAM));
            case MEDVRAM -> Optional.of(with(Profile.LOWVRAM));
            case LOWVRAM, AUTO -> Optional.empty();
        };
    }

    private boolean keepsScores() {
        return switch (attention) {
            case PLAIN, SPLIT, SPLIT_V1 -> true;
            case AUTO, SDP, SDP_NO_MEM, MEMORY_EFFICIENT, SUB_QUADRATIC -> false;
        };
    }

    /// What is different in another plan, in words: `"batching always became never"`, parted by commas.
    public String changes(Plan after) {
        StringBuilder words = new StringBuilder();
        change(words, "profile", name(profile), name(after.profile));
        change(words, "attention", attention.label(), after.attention.label());
        change(words, "batching", batching.label(), after.batching.label());
        change(words, "autoencoder", name(decoding), name(after.decoding));
        return words.toString();
    }

    private static void change(StringBuilder words, String what, String before, String after) {
        if (!before.equals(after)) {
            words.append(words.isEmpty() ? "" : ", ").append(what + " " + before + " became " + after);
        }
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
