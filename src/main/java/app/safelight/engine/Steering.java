package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Guidance;
import app.safelight.diffusion.GuidanceSchedule;
import app.safelight.diffusion.NegativeSkip;
import app.safelight.request.ConditioningPadding;
import app.safelight.text.PromptPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What steers one pass of a picture: its prompts encoded, chosen and brought to one length anew for each call of the
/// network. Used by one thread only.
final class Steering implements GuidanceSchedule {
    private final List<Branch> positives = new ArrayList<>();
    private final EncodedSchedule negative;
    private final @Nullable EncodedText empty;
    private final Rules rules;
    private @Nullable Said said;
    private @Nullable Guidance guidance;

    private record Branch(EncodedSchedule schedule, double weight) {}

    /// What is said at a call.
    private record Said(List<String> positives, String negative) {}

    /// How the prompts steer.
    ///
    /// @param scale of guidance
    /// @param rescale share of the guided prediction that is brought back to the unguided one's spread
    /// @param skip where the negative is left out
    /// @param padding of prompt and negative prompt
    /// @param sizes SDXL is told
    record Rules(double scale, double rescale, NegativeSkip skip, ConditioningPadding padding, PictureSizes sizes) {}

    /// @param parts of everything the plan says
    /// @param empty an empty text, if prompts are to be filled up with it
    Steering(PromptPlan plan, EncodedSchedule.Parts parts, @Nullable EncodedText empty, Rules rules) {
        for (PromptPlan.Branch branch : plan.positives()) {
            positives.add(new Branch(new EncodedSchedule(branch.schedule(), parts), branch.weight()));
        }
        negative = new EncodedSchedule(plan.negative(), parts);
        this.empty = empty;
        this.rules = rules;
    }

    @Override
    public Guidance at(int call) {
        Said now = new Said(
                positives.stream().map(branch -> branch.schedule().text(call)).toList(), negative.text(call));
        Guidance present = guidance;
        if (present == null || !now.equals(said)) {
            present = made(call);
            guidance = present;
            said = now;
        }
        return present;
    }

    /// Sub-prompts shorter than the longest have their last token repeated, as AUTOMATIC1111 does whatever the padding.
    private Guidance made(int call) {
        List<EncodedText> texts = new ArrayList<>();
        for (Branch branch : positives) {
            texts.add(branch.schedule().at(call));
        }
        int longest = texts.stream().mapToInt(EncodedText::tokens).max().orElseThrow();
        EncodedText away = negative.at(call);
        if (negative.silent() && away.pooled() != null) {
            away = away.zeros();
        }
        int tokens = rules.padding() == ConditioningPadding.EMPTY_CHUNKS ? Math.max(longest, away.tokens()) : longest;
        List<Guidance.Weighted> weighted = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Conditioning conditioning =
                    filled(texts.get(i).withTokens(longest), tokens).conditioning(rules.sizes());
            weighted.add(new Guidance.Weighted(conditioning, positives.get(i).weight()));
        }
        away = switch (rules.padding()) {
            case NONE -> away;
            case EMPTY_CHUNKS -> filled(away, tokens);
            case LAST_STATE -> away.withTokens(tokens);
        };
        return new Guidance(weighted, away.conditioning(rules.sizes()), rules.scale(), rules.skip(), rules.rescale());
    }

    private EncodedText filled(EncodedText text, int tokens) {
        EncodedText full = text;
        while (empty != null && full.tokens() < tokens) {
            full = full.followedBy(empty);
        }
        return full;
    }
}
