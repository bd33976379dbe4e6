package app.safelight.cli;

import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.Computing;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import app.safelight.request.Profile;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The options that trade memory for time. None of them changes a picture beyond rounding.
final class ComputingOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = Converters.ProfileName.class,
            description = "How much of the model stays in memory: full, medvram (one stage at a time), lowvram (one"
                    + " block of the UNet at a time) or auto, the fastest that fits. The pictures are the same."
                    + " Default: medvram; auto beside --device-budget.")
    private @Nullable Profile profile;

    @ArgGroup(validate = false, heading = "%nMemory and speed:%n")
    private Finer finer = new Finer();

    @ArgGroup(validate = false, heading = "%nMemory and speed, in the words of AUTOMATIC1111:%n")
    private OldFlags old = new OldFlags();

    /// The finer options.
    static final class Finer {
        @Option(
                names = "--device-budget",
                paramLabel = "BYTES",
                converter = ByteCount.class,
                description =
                        "The most memory to use where pictures are computed, such as 700MB or 2GiB; without a GPU,"
                                + " all of the program counted.")
        private @Nullable Long deviceBudget;

        @Option(
                names = "--attention",
                paramLabel = "NAME",
                converter = AttentionName.class,
                description = "How attention is computed: auto, sdp, sdp-no-mem, memory-efficient (CUDA), split,"
                        + " split-v1, sub-quadratic or plain. Default: auto.")
        private @Nullable Attention attention;

        @Option(
                names = "--precision",
                paramLabel = "NAME",
                converter = PrecisionName.class,
                description = "Numbers the stages compute with: auto, float32, bfloat16, half or upcast (products in"
                        + " half, the rest in float32). Default: auto.")
        private @Nullable Precision precision;

        @Option(
                names = "--unet-precision",
                paramLabel = "NAME",
                converter = PrecisionName.class,
                description = "The same for the UNet alone.")
        private @Nullable Precision unet;

        @Option(
                names = "--vae-precision",
                paramLabel = "NAME",
                converter = PrecisionName.class,
                description = "The same for the autoencoder alone.")
        private @Nullable Precision autoencoder;

        @Option(
                names = "--text-precision",
                paramLabel = "NAME",
                converter = PrecisionName.class,
                description = "The same for the text encoders alone.")
        private @Nullable Precision text;

        @Option(
                names = "--batching",
                paramLabel = "NAME",
                converter = BatchingName.class,
                description = "Whether prompt and negative prompt go through the UNet together: auto, always or never."
                        + " Default: auto.")
        private @Nullable Batching batching;
    }

    /// How much of the model stays in memory.
    Profile profile() {
        if (profile != null) {
            return profile;
        }
        Profile flagged = old.profile();
        if (flagged != null) {
            return flagged;
        }
        return finer.deviceBudget == null ? Profile.MEDVRAM : Profile.AUTO;
    }

    /// How pictures are computed.
    ///
    /// @throws IllegalArgumentException if old flags contradict one another
    Computing computing() {
        Attention flagged = old.attention();
        Attention attention = finer.attention != null ? finer.attention : flagged;
        Batching batching = finer.batching != null ? finer.batching : old.batching();
        return new Computing(
                Objects.requireNonNullElse(attention, Attention.AUTO),
                precisions(),
                Objects.requireNonNullElse(batching, Batching.AUTO),
                finer.deviceBudget);
    }

    private Map<ModelStage, Precision> precisions() {
        Map<ModelStage, Precision> precisions = new EnumMap<>(ModelStage.class);
        precisions.putAll(old.precisions());
        if (finer.precision != null) {
            for (ModelStage stage : ModelStage.values()) {
                precisions.put(stage, finer.precision);
            }
        }
        put(precisions, ModelStage.UNET, finer.unet);
        put(precisions, ModelStage.FIRST_STAGE, finer.autoencoder);
        put(precisions, ModelStage.COND, finer.text);
        return precisions;
    }

    private static void put(Map<ModelStage, Precision> precisions, ModelStage stage, @Nullable Precision precision) {
        if (precision != null) {
            precisions.put(stage, precision);
        }
    }

    /// A strategy of attention by its label.
    static final class AttentionName implements ITypeConverter<Attention> {
        @Override
        public Attention convert(String value) {
            return Names.labelled(Attention.values(), Attention::label, value);
        }
    }

    /// A precision by its label.
    static final class PrecisionName implements ITypeConverter<Precision> {
        @Override
        public Precision convert(String value) {
            return Names.labelled(Precision.values(), Precision::label, value);
        }
    }

    /// A batching by its label.
    static final class BatchingName implements ITypeConverter<Batching> {
        @Override
        public Batching convert(String value) {
            return Names.labelled(Batching.values(), Batching::label, value);
        }
    }
}
