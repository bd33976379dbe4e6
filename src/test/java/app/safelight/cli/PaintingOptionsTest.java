package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRules;
import app.safelight.request.MaskedContent;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.Remark;
import app.safelight.request.SoftInpainting;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PaintingOptionsTest {
    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine(0);

    @Test
    void everyRuleOfInpaintingCanBeNamed() {
        Inpainting painted = painted(
                "--mask",
                "m.png",
                "--mask-blur",
                "6,2",
                "--masked-content",
                "fill",
                "--mask-mode",
                "inpaint-not-masked",
                "--inpaint-area",
                "only-masked",
                "--padding",
                "8",
                "--no-mask-round",
                "--mask-weight",
                "0.5",
                "--no-overlay",
                "--grey-strength",
                "--frame-scale",
                "2");
        assertThat(painted)
                .isEqualTo(new Inpainting(
                        "m.png",
                        6,
                        2,
                        MaskedContent.FILL,
                        MaskMode.INPAINT_NOT_MASKED,
                        PaintedArea.ONLY_MASKED,
                        8,
                        false,
                        0.5,
                        false,
                        null,
                        new MaskRules(MaskRules.Strength.BY_GREY, null, false, 2, List.of())));
    }

    @Test
    void softInpaintingIsConfinedUnlessToldOtherwise() {
        assertThat(painted("--mask", "m.png", "--soft-inpainting").soft()).isEqualTo(SoftInpainting.USUAL);
        assertThat(painted("--mask", "m.png", "--soft-preservation", "2", "--no-soft-confined")
                        .soft())
                .isEqualTo(new SoftInpainting(1, 2, 4, 0, 0.5, 2));
    }

    @Test
    void severalMasksMakeABatch() {
        Inpainting painted = painted("--mask", "a.png", "--mask", "b.png", "--mask", "c.png");
        assertThat(painted.mask()).isEqualTo("a.png");
        assertThat(painted.rules().further()).containsExactly("b.png", "c.png");
        assertThat(engine.requests.getFirst().count()).isEqualTo(3);
    }

    @Test
    void whatAPictureGrowsByNeedsNoMask() {
        assertThat(painted("--outpaint", "64,0,32,8"))
                .isEqualTo(Inpainting.of(new Outpainting(64, 0, 32, 8))
                        .withRules(MaskRules.USUAL.with(new Outpainting(64, 0, 32, 8))));
    }

    @Test
    void aPictureThatIsPaintedInAsAWholeKeepsItsSize() {
        painted("--mask", "m.png");
        painted("--mask", "m.png", "--size", "64x128");
        painted("--mask", "m.png", "--inpaint-area", "only-masked");
        assertThat(engine.requests)
                .extracting(GenerationRequest::size)
                .containsExactly(null, new ImageSize(64, 128), new ImageSize(256, 256));
    }

    @Test
    void whatIsToBeSaidOfAPictureIsSaid() {
        engine.remark = Remark.OUTSIDE_CHANGED;
        CommandRun run = generate("x", "--json");
        assertThat(run.err())
                .isEqualTo("safelight: 7 pixels outside the blurred mask are not the original picture's."
                        + System.lineSeparator());
        assertThat(JsonMapper.shared()
                        .readTree(run.out())
                        .at("/pictures/0/remarks/0")
                        .asString())
                .startsWith("7 pixels outside");
        assertThat(generate("x", "--quiet").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mask-blur 70 --mask m.png|maskBlur 70, 70 is not from 0 to 64",
                "--mask-blur a,b --mask m.png|--mask-blur a,b is neither a number nor two",
                "--mask-blur 1,2,3 --mask m.png|--mask-blur 1,2,3 is neither a number nor two",
                "--padding 300 --mask m.png|padding 300 is not from 0 to 256",
                "--padding 3|need a mask: --mask",
                "--frame-scale 3|need a mask: --mask",
                "--soft-inpainting|need a mask: --mask",
                "--inpaint-area half --mask m.png|half is not one of Whole picture, Only masked",
                "--outpaint 1,2,3|is not of the form 64,0,64,0",
                "--outpaint 0,0,0,0|outpainting adds nothing",
                "--outpaint 9000,0,0,0|outpainting left 9000 is not from 0 to 2048",
                "--frame-scale 9 --mask m.png|frameScale 9.0 is neither 0 nor from 0.25 to 8.0",
                "--soft-inpainting --grey-strength --mask m.png|choose one",
            })
    void whatCannotBeIsOneSentence(String options, String message) {
        String[] all = Stream.concat(Stream.of("x", "--init", "a.png"), Stream.of(options.split(" ", -1)))
                .toArray(String[]::new);
        CommandRun run = generate(all);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains(message);
        assertThat(engine.requests).isEmpty();
    }

    private Inpainting painted(String... options) {
        String[] all = Stream.concat(Stream.of("x", "--init", "a.png"), Stream.of(options))
                .toArray(String[]::new);
        assertThat(generate(all).err()).isEmpty();
        return Objects.requireNonNull(
                Objects.requireNonNull(engine.requests.getLast().start()).inpainting());
    }

    private CommandRun generate(String... arguments) {
        String[] all =
                Stream.concat(Stream.of("generate"), Stream.of(arguments)).toArray(String[]::new);
        return CommandRun.of(folder, (_, _, _) -> engine, all);
    }
}
