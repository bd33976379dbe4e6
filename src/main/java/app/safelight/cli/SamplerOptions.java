package app.safelight.cli;

import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleRules.TrainedLevels;
import app.safelight.request.UniPcRules;
import app.safelight.request.UniPcRules.LastSteps;
import app.safelight.request.UniPcRules.Spacing;
import app.safelight.request.UniPcRules.Variant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The dials of the sampler.
final class SamplerOptions {
    @Option(
            names = "--eta",
            paramLabel = "X",
            description = "Share of fresh noise in the steps of ancestral and SDE samplers (Eta). Default: 1.")
    private @Nullable Double eta;

    @Option(names = "--eta-ddim", paramLabel = "X", description = "The same for DDIM (Eta DDIM). Default: 0.")
    private @Nullable Double etaDdim;

    @Option(
            names = "--s-churn",
            paramLabel = "X",
            description = "Noise added ahead of each step of Euler, Heun and DPM2 (Sigma churn). Default: 0.")
    private @Nullable Double churn;

    @Option(
            names = "--s-tmin",
            paramLabel = "X",
            description = "Lowest noise level at which it is added (Sigma tmin). Default: 0.")
    private @Nullable Double churnFrom;

    @Option(
            names = "--s-tmax",
            paramLabel = "X",
            description = "Highest noise level at which it is added (Sigma tmax). Default: 0, any.")
    private @Nullable Double churnUpTo;

    @Option(names = "--s-noise", paramLabel = "X", description = "Factor of the fresh noise (Sigma noise). Default: 1.")
    private @Nullable Double noise;

    @Option(
            names = "--sgm-noise",
            negatable = true,
            description = "Scale the first noise as SDXL was trained (SGM noise multiplier).")
    private @Nullable Boolean sgmStart;

    @Option(
            names = "--quantise-sigmas",
            negatable = true,
            description = "Round noise levels to those of training (Enable quantization in K samplers).")
    private @Nullable Boolean quantised;

    @Option(
            names = "--shared-brownian",
            negatable = true,
            description = "Let PyTorch choose the seed of DPM++ SDE's noise (no DPM++ SDE batch determinism).")
    private @Nullable Boolean sharedBrownian;

    @Option(
            names = "--sigma-min",
            paramLabel = "X",
            description = "Lowest noise level of the schedule (Schedule min sigma). Default: 0, the model's.")
    private @Nullable Double sigmaMin;

    @Option(
            names = "--sigma-max",
            paramLabel = "X",
            description = "Highest noise level of the schedule (Schedule max sigma). Default: 0, the model's.")
    private @Nullable Double sigmaMax;

    @Option(
            names = "--rho",
            paramLabel = "X",
            description = "Exponent of Karras and Polyexponential (Schedule rho). Default: 0, their own.")
    private @Nullable Double rho;

    @Option(
            names = "--beta-alpha",
            paramLabel = "X",
            description = "First parameter of the Beta schedule (Beta schedule alpha). Default: 0.6.")
    private @Nullable Double betaAlpha;

    @Option(
            names = "--beta-beta",
            paramLabel = "X",
            description = "Its second parameter (Beta schedule beta). Default: 0.6.")
    private @Nullable Double betaBeta;

    @Option(
            names = "--discard-penultimate",
            negatable = true,
            description = "Leave the last noise level above zero out (Discard penultimate sigma).")
    private @Nullable Boolean discardPenultimate;

    @Option(
            names = "--old-karras",
            negatable = true,
            description = "Noise levels from 10 to 0.1 whatever the model (Use old karras scheduler sigmas).")
    private @Nullable Boolean oldKarras;

    @Option(
            names = "--trained-levels",
            paramLabel = "KIND",
            converter = LevelsName.class,
            description = "Noise levels the model is taken to have been trained on: usual, downcast (Downcast"
                    + " alphas_cumprod) or zero-terminal-snr (Noise Schedule). Default: usual.")
    private @Nullable TrainedLevels levels;

    @Option(
            names = "--unipc-variant",
            paramLabel = "NAME",
            converter = VariantName.class,
            description = "Coefficients of UniPC: bh1, bh2 or vary-coeff (UniPC variant). Default: bh1.")
    private @Nullable Variant variant;

    @Option(
            names = "--unipc-skip",
            paramLabel = "NAME",
            converter = SpacingName.class,
            description = "Times of UniPC: time-uniform, time-quadratic or log-snr (UniPC skip type). Default:"
                    + " time-uniform.")
    private @Nullable Spacing spacing;

    @Option(
            names = "--unipc-order",
            paramLabel = "N",
            description = "Order of UniPC, 1 to 9, not above the steps (UniPC order). Default: 3.")
    private @Nullable Integer order;

    @Option(
            names = "--unipc-lower-order-final",
            negatable = true,
            description = "Let UniPC's order fall towards the end (UniPC lower order final). Default: it falls.")
    private @Nullable Boolean lowerOrder;

    /// The dials asked for.
    ///
    /// @throws IllegalArgumentException if a value is out of range
    SamplingRules override(SamplingRules base) {
        return new SamplingRules(
                Objects.requireNonNullElse(eta, base.eta()),
                Objects.requireNonNullElse(etaDdim, base.etaDdim()),
                Objects.requireNonNullElse(churn, base.churn()),
                Objects.requireNonNullElse(churnFrom, base.churnFrom()),
                Objects.requireNonNullElse(churnUpTo, base.churnUpTo()),
                Objects.requireNonNullElse(noise, base.noise()),
                Objects.requireNonNullElse(sgmStart, base.sgmStart()),
                Objects.requireNonNullElse(quantised, base.quantised()),
                Objects.requireNonNullElse(sharedBrownian, base.sharedBrownian()),
                override(base.schedule()),
                override(base.uniPc()));
    }

    private ScheduleRules override(ScheduleRules base) {
        return new ScheduleRules(
                Objects.requireNonNullElse(sigmaMin, base.sigmaMin()),
                Objects.requireNonNullElse(sigmaMax, base.sigmaMax()),
                Objects.requireNonNullElse(rho, base.rho()),
                Objects.requireNonNullElse(betaAlpha, base.betaAlpha()),
                Objects.requireNonNullElse(betaBeta, base.betaBeta()),
                Objects.requireNonNullElse(discardPenultimate, base.discardPenultimate()),
                Objects.requireNonNullElse(oldKarras, base.oldKarras()),
                Objects.requireNonNullElse(levels, base.levels()));
    }

    private UniPcRules override(UniPcRules base) {
        LastSteps last =
                lowerOrder == null ? base.lastSteps() : lowerOrder ? LastSteps.LOWER_ORDER : LastSteps.SAME_ORDER;
        return new UniPcRules(
                Objects.requireNonNullElse(variant, base.variant()),
                Objects.requireNonNullElse(spacing, base.spacing()),
                Objects.requireNonNullElse(order, base.order()),
                last);
    }

    /// `usual` and the others.
    static final class LevelsName implements ITypeConverter<TrainedLevels> {
        @Override
        public TrainedLevels convert(String value) {
            return Names.constant(TrainedLevels.values(), value);
        }
    }

    /// `bh1` and the others.
    static final class VariantName implements ITypeConverter<Variant> {
        @Override
        public Variant convert(String value) {
            return Names.constant(Variant.values(), value);
        }
    }

    /// `time-uniform` and the others.
    static final class SpacingName implements ITypeConverter<Spacing> {
        @Override
        public Spacing convert(String value) {
            return Names.constant(Spacing.values(), value);
        }
    }
}
