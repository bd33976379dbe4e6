package app.safelight.cli;

import app.safelight.request.ConditioningPadding;
import app.safelight.request.EditingRule;
import app.safelight.request.EmphasisMode;
import app.safelight.request.GuidanceRules;
import app.safelight.request.PromptRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The options of how prompts are read and how they guide.
final class PromptOptions {
    @Option(
            names = "--clip-skip",
            paramLabel = "N",
            description = "Which of the text encoder's last layers is used, 1 for the last; SD 1 only (Clip skip)."
                    + " Default: 1.")
    private @Nullable Integer clipSkip;

    @Option(
            names = "--emphasis",
            paramLabel = "MODE",
            converter = EmphasisName.class,
            description = "What brackets do: original, no-norm, ignore or none (Emphasis). Default: original.")
    private @Nullable EmphasisMode emphasis;

    @Option(
            names = "--old-emphasis",
            negatable = true,
            description = "Read weights as AUTOMATIC1111's first versions did (Use old emphasis implementation).")
    private @Nullable Boolean oldEmphasis;

    @Option(
            names = "--comma-backtrack",
            paramLabel = "N",
            description = "How many tokens back a full chunk may end at a comma, 0 to 74 (Prompt word wrap length"
                    + " limit). Default: 20.")
    private @Nullable Integer commaBacktrack;

    @Option(
            names = "--pad-conds",
            paramLabel = "KIND",
            converter = PaddingName.class,
            description = "Bring prompt and negative prompt to one length: none, empty-chunks (Pad conds) or last-state"
                    + " (Pad conds v0). Default: none.")
    private @Nullable ConditioningPadding padding;

    @Option(
            names = "--old-prompt-editing",
            negatable = true,
            description = "Read numbers below 1 as fractions, with or without a point (Old prompt editing timelines).")
    private @Nullable Boolean oldEditing;

    @Option(
            names = "--cfg-rescale",
            paramLabel = "X",
            description = "How much of the spread that guidance adds is taken back, 0 to 1 (CFG rescale). Default: 0.")
    private @Nullable Double rescale;

    @Option(
            names = "--ngms",
            paramLabel = "X",
            description = "Noise level below which every other step does without the negative prompt (NGMS, negative"
                    + " guidance minimum sigma). Default: 0, none.")
    private @Nullable Double skipBelow;

    @Option(
            names = "--ngms-all-steps",
            negatable = true,
            description = "Let every step below that level do without it (NGMS all steps).")
    private @Nullable Boolean skipEveryStep;

    @Option(
            names = "--skip-early",
            paramLabel = "X",
            description = "Share of the steps at the beginning that do without the negative prompt, 0 to 1 (Skip Early"
                    + " CFG). Default: 0.")
    private @Nullable Double skipEarly;

    /// The rules of prompts asked for.
    ///
    /// @throws IllegalArgumentException if a value is out of range
    PromptRules override(PromptRules base) {
        EditingRule editing =
                oldEditing == null ? base.editing() : oldEditing ? EditingRule.BELOW_ONE : EditingRule.DECIMAL_POINT;
        return new PromptRules(
                Objects.requireNonNullElse(emphasis, base.emphasis()),
                Objects.requireNonNullElse(oldEmphasis, base.oldEmphasis()),
                Objects.requireNonNullElse(clipSkip, base.clipSkip()),
                Objects.requireNonNullElse(commaBacktrack, base.commaBacktrack()),
                Objects.requireNonNullElse(padding, base.padding()),
                editing);
    }

    /// The rules of guidance asked for.
    ///
    /// @throws IllegalArgumentException if a value is out of range
    GuidanceRules override(GuidanceRules base) {
        return new GuidanceRules(
                Objects.requireNonNullElse(rescale, base.rescale()),
                Objects.requireNonNullElse(skipBelow, base.skipBelow()),
                Objects.requireNonNullElse(skipEveryStep, base.skipEveryStep()),
                Objects.requireNonNullElse(skipEarly, base.skipEarly()));
    }

    /// `no-norm` and the others.
    static final class EmphasisName implements ITypeConverter<EmphasisMode> {
        @Override
        public EmphasisMode convert(String value) {
            return Names.labelled(EmphasisMode.values(), EmphasisMode::label, value);
        }
    }

    /// `empty-chunks` and the others.
    static final class PaddingName implements ITypeConverter<ConditioningPadding> {
        @Override
        public ConditioningPadding convert(String value) {
            return Names.constant(ConditioningPadding.values(), value);
        }
    }
}
