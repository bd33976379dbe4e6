package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.Computing;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import app.safelight.request.Profile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ComputingOptionsTest {
    private static ComputingOptions options(String arguments) {
        return CommandLine.populateCommand(new ComputingOptions(), arguments.split(" ", -1));
    }

    @Test
    void withoutOptionsItIsOneStageAtATimeAndWhateverIsBest() {
        ComputingOptions options = CommandLine.populateCommand(new ComputingOptions());
        assertThat(options.profile()).isEqualTo(Profile.MEDVRAM);
        assertThat(options.computing()).isEqualTo(Computing.AUTO);
    }

    @ParameterizedTest
    @CsvSource({"700MB,700000000", "2GiB,2147483648", "512MiB,536870912", "123456,123456"})
    void aBudgetLetsTheProfileBeChosen(String text, long bytes) {
        ComputingOptions options = options("--device-budget " + text);
        assertThat(options.profile()).isEqualTo(Profile.AUTO);
        assertThat(options.computing().deviceBudget()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "much", "5 MB of it", "99999999999999999999", "5XB"})
    void whatIsNoNumberOfBytesIsRefused(String text) {
        assertThatThrownBy(() -> CommandLine.populateCommand(new ComputingOptions(), "--device-budget", text)
                        .computing())
                .isInstanceOfAny(CommandLine.ParameterException.class, IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "--opt-sdp-attention,SDP",
        "--opt-sdp-no-mem-attention,SDP_NO_MEM",
        "--xformers,MEMORY_EFFICIENT",
        "--force-enable-xformers,MEMORY_EFFICIENT",
        "--opt-split-attention,SPLIT",
        "--opt-split-attention-v1,SPLIT_V1",
        "--opt-sub-quad-attention,SUB_QUADRATIC",
        "--disable-opt-split-attention,PLAIN",
        "--opt-channelslast,AUTO"
    })
    void oldFlagsChooseAttention(String flag, Attention attention) {
        assertThat(options(flag).computing().attention()).isEqualTo(attention);
    }

    @Test
    void oldFlagsChooseProfilePrecisionAndBatching() {
        assertThat(options("--medvram").profile()).isEqualTo(Profile.MEDVRAM);
        assertThat(options("--medvram --lowvram").profile()).isEqualTo(Profile.LOWVRAM);
        assertThat(options("--always-batch-cond-uncond").computing().batching()).isEqualTo(Batching.ALWAYS);
        assertThat(options("--no-half-vae").computing().precision())
                .isEqualTo(Map.of(ModelStage.FIRST_STAGE, Precision.FLOAT32));
        assertThat(options("--no-half").computing().precision())
                .containsOnlyKeys(ModelStage.values())
                .containsValue(Precision.FLOAT32);
        assertThat(options("--upcast-sampling").computing().precision(ModelStage.UNET))
                .isEqualTo(Precision.UPCAST);
    }

    @Test
    void aNewOptionGoesBeforeAnOldFlag() {
        ComputingOptions options = options("--lowvram --profile full --xformers --attention split");
        assertThat(options.profile()).isEqualTo(Profile.FULL);
        assertThat(options.computing().attention()).isEqualTo(Attention.SPLIT);
    }

    @Test
    void flagsThatContradictOneAnotherAreRefused() {
        assertThatThrownBy(() -> options("--xformers --opt-split-attention").computing())
                .hasMessage("the flags ask for more than one kind of attention: memory-efficient, split");
    }

    @Test
    void theFullHelpListsTheOldFlags(@TempDir Path folder) {
        String help = CommandRun.of(folder, (_, _, _) -> new FakeEngine(0), "generate", "--help-all")
                .out();
        assertThat(help)
                .contains(
                        "--medvram",
                        "--lowvram",
                        "--opt-sdp-attention",
                        "--opt-sdp-no-mem-attention",
                        "--xformers",
                        "--force-enable-xformers",
                        "--opt-split-attention",
                        "--disable-opt-split-attention",
                        "--opt-split-attention-v1",
                        "--opt-sub-quad-attention",
                        "--opt-channelslast",
                        "--upcast-sampling",
                        "--always-batch-cond-uncond",
                        "--no-half",
                        "--no-half-vae");
    }
}
