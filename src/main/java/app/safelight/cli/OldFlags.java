package app.safelight.cli;

import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import app.safelight.request.Profile;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that AUTOMATIC1111's web UI is started with, where they choose between memory and speed: each does what
/// that program's table says.
final class OldFlags {
    @Option(names = "--medvram", description = "As --profile medvram.")
    private boolean medvram;

    @Option(names = "--lowvram", description = "As --profile lowvram.")
    private boolean lowvram;

    @Option(names = "--opt-sdp-attention", description = "As --attention sdp.")
    private boolean sdp;

    @Option(names = "--opt-sdp-no-mem-attention", description = "As --attention sdp-no-mem.")
    private boolean sdpNoMem;

    @Option(
            names = {"--xformers", "--force-enable-xformers"},
            description = "As --attention memory-efficient, the kernel that xformers brought.")
    private boolean xformers;

    @Option(names = "--opt-split-attention", description = "As --attention split (Doggettx).")
    private boolean split;

    @Option(names = "--disable-opt-split-attention", description = "As --attention plain.")
    private boolean noSplit;

    @Option(names = "--opt-split-attention-v1", description = "As --attention split-v1.")
    private boolean splitV1;

    @Option(names = "--opt-sub-quad-attention", description = "As --attention sub-quadratic.")
    private boolean subQuadratic;

    @Option(names = "--upcast-sampling", description = "As --unet-precision upcast; not beside --no-half.")
    private boolean upcast;

    @Option(names = "--no-half", description = "As --precision float32.")
    private boolean noHalf;

    @Option(names = "--no-half-vae", description = "As --vae-precision float32.")
    private boolean noHalfVae;

    @Option(names = "--always-batch-cond-uncond", description = "As --batching always.")
    private boolean batch;

    @Option(
            names = "--opt-channelslast",
            description = "Accepted. The order of a tensor's numbers in memory is the one that was measured to be"
                    + " fastest, which on processors is never channels-last in float32.")
    void channelsLast(boolean asked) {
        // nothing follows from it
    }

    /// The profile asked for; null where no flag says.
    @Nullable
    Profile profile() {
        if (lowvram) {
            return Profile.LOWVRAM;
        }
        return medvram ? Profile.MEDVRAM : null;
    }

    /// The strategy of attention asked for; null where no flag says.
    ///
    /// @throws IllegalArgumentException if flags ask for different ones
    @Nullable
    Attention attention() {
        Set<Attention> asked = EnumSet.noneOf(Attention.class);
        add(asked, sdp, Attention.SDP);
        add(asked, sdpNoMem, Attention.SDP_NO_MEM);
        add(asked, xformers, Attention.MEMORY_EFFICIENT);
        add(asked, split, Attention.SPLIT);
        add(asked, splitV1, Attention.SPLIT_V1);
        add(asked, subQuadratic, Attention.SUB_QUADRATIC);
        add(asked, noSplit, Attention.PLAIN);
        if (asked.size() > 1) {
            throw new IllegalArgumentException("the flags ask for more than one kind of attention: "
                    + asked.stream().map(Attention::label).collect(Collectors.joining(", ")));
        }
        return asked.stream().findFirst().orElse(null);
    }

    private static void add(Set<Attention> asked, boolean flag, Attention attention) {
        if (flag) {
            asked.add(attention);
        }
    }

    /// The batching asked for; null where no flag says.
    @Nullable
    Batching batching() {
        return batch ? Batching.ALWAYS : null;
    }

    /// The precisions asked for, by stage.
    Map<ModelStage, Precision> precisions() {
        Map<ModelStage, Precision> precisions = new EnumMap<>(ModelStage.class);
        if (upcast) {
            precisions.put(ModelStage.UNET, Precision.UPCAST);
        }
        if (noHalfVae || noHalf) {
            precisions.put(ModelStage.FIRST_STAGE, Precision.FLOAT32);
        }
        if (noHalf) {
            precisions.put(ModelStage.UNET, Precision.FLOAT32);
            precisions.put(ModelStage.COND, Precision.FLOAT32);
        }
        return precisions;
    }
}
