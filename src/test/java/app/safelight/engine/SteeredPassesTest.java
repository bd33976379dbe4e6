package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Guidance;
import app.safelight.diffusion.GuidanceSchedule;
import app.safelight.request.ConditioningPadding;
import app.safelight.request.EditingRule;
import app.safelight.request.EmphasisMode;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.NetworkRules;
import app.safelight.request.PromptRules;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.Tuning;
import app.safelight.request.Upscaler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteeredPassesTest {
    private static final int CAT = 2368;
    private static final int DOG = 1929;
    private static final int END = 49407;
    private static final ImageSize SIZE = new ImageSize(512, 512);
    private static final HiresSize LARGE = new HiresSize(1024, 1024, 0, 0);
    private static final String LONG = "cat ".repeat(76);

    private final PromptEncoder encoder = new PromptEncoder(new PromptTokenizer());
    private final List<GenerationEvent> events = new ArrayList<>();
    private final TextOnlyModel sd1 = TextOnlyModel.sd1();
    private final TextOnlyModel sdxl = TextOnlyModel.sdxl();

    private static GenerationRequest request(String prompt, String negative) {
        return request(prompt, negative, SamplerType.EULER);
    }

    private static GenerationRequest request(String prompt, String negative, SamplerType sampler) {
        return new GenerationRequest(prompt, negative, null, null, sampler, ScheduleType.AUTOMATIC, 4, 7, 0, SIZE, 1);
    }

    private static GenerationRequest padded(String prompt, String negative, ConditioningPadding padding) {
        PromptRules rules = new PromptRules(EmphasisMode.ORIGINAL, false, 1, 20, padding, EditingRule.DECIMAL_POINT);
        return request(prompt, negative).withTuning(Tuning.USUAL.with(rules));
    }

    private SteeredPasses encode(GenerationRequest request, TextOnlyModel model) throws Exception {
        return SteeredPasses.encode(request, encoder, CalledNetworks.NONE, model, events::add);
    }

    private GuidanceSchedule first(GenerationRequest request, TextOnlyModel model) throws Exception {
        return encode(request, model).first(SIZE);
    }

    private static Conditioning positive(Guidance guidance) {
        return guidance.positives().getFirst().conditioning();
    }

    private static float token(Conditioning conditioning, int token) {
        return conditioning.context()[token * conditioning.width()];
    }

    @Test
    void thePromptOfEachCallIsItsOwn() throws Exception {
        GuidanceSchedule guidance = first(request("[cat:dog:2]", ""), sd1);
        assertThat(token(positive(guidance.at(2)), 1)).isEqualTo(TextOnlyModel.state(CAT));
        assertThat(token(positive(guidance.at(3)), 1)).isEqualTo(TextOnlyModel.state(DOG));
    }

    @Test
    void samplersOfSecondOrderCountTwice() throws Exception {
        GuidanceSchedule guidance = first(request("[cat:dog:0.5]", "", SamplerType.HEUN), sd1);
        assertThat(token(positive(guidance.at(4)), 1)).isEqualTo(TextOnlyModel.state(CAT));
        assertThat(token(positive(guidance.at(5)), 1)).isEqualTo(TextOnlyModel.state(DOG));
    }

    @Test
    void negativePromptsChangeToo() throws Exception {
        GuidanceSchedule guidance = first(request("cat", "[cat|dog]"), sd1);
        assertThat(token(guidance.at(1).negative(), 1)).isEqualTo(TextOnlyModel.state(CAT));
        assertThat(token(guidance.at(2).negative(), 1)).isEqualTo(TextOnlyModel.state(DOG));
    }

    @Test
    void subPromptsHaveTheirWeight() throws Exception {
        assertThat(first(request("cat AND dog :0.4", ""), sd1).at(0).positives())
                .extracting(Guidance.Weighted::weight)
                .containsExactly(1.0, 0.4);
    }

    @Test
    void shorterSubPromptsRepeatTheirLastToken() throws Exception {
        Guidance guidance = first(request("dog AND " + LONG, ""), sd1).at(0);
        assertThat(positive(guidance).tokens()).isEqualTo(154);
        assertThat(token(positive(guidance), 77)).isEqualTo(TextOnlyModel.state(END));
        assertThat(guidance.negative().tokens()).isEqualTo(77);
    }

    @Test
    void emptyChunksFillTheShorterPromptWhereAsked() throws Exception {
        Guidance shortNegative = first(padded(LONG, "dog", ConditioningPadding.EMPTY_CHUNKS), sd1)
                .at(0);
        assertThat(shortNegative.negative().tokens()).isEqualTo(154);
        assertThat(token(shortNegative.negative(), 77)).isEqualTo(TextOnlyModel.state(49406));
        Guidance shortPositive = first(padded("dog", LONG, ConditioningPadding.EMPTY_CHUNKS), sd1)
                .at(0);
        assertThat(positive(shortPositive).tokens()).isEqualTo(154);
    }

    @Test
    void theOldPaddingCutsANegativePromptThatIsTooLong() throws Exception {
        Guidance guidance =
                first(padded("dog", LONG, ConditioningPadding.LAST_STATE), sd1).at(0);
        assertThat(guidance.negative().tokens()).isEqualTo(77);
        assertThat(positive(guidance).tokens()).isEqualTo(77);
    }

    @Test
    void theOldPaddingRepeatsTheLastStateOfANegativePromptThatIsTooShort() throws Exception {
        Guidance guidance =
                first(padded(LONG, "dog", ConditioningPadding.LAST_STATE), sd1).at(0);
        assertThat(guidance.negative().tokens()).isEqualTo(154);
        assertThat(token(guidance.negative(), 77)).isEqualTo(TextOnlyModel.state(END));
    }

    @Test
    void textsOfOneScheduleAreOfOneLength() throws Exception {
        GuidanceSchedule guidance = first(request("[dog:" + LONG + ":2]", ""), sd1);
        assertThat(positive(guidance.at(0)).tokens()).isEqualTo(154);
        assertThat(positive(guidance.at(3)).tokens()).isEqualTo(154);
    }

    @Test
    void anEmptyNegativePromptIsZerosForSdxlButNotAnEmptyPrompt() throws Exception {
        Guidance guidance = first(request("", ""), sdxl).at(0);
        assertThat(guidance.negative().context()).containsOnly(0);
        assertThat(vector(guidance.negative())[0]).isZero();
        assertThat(token(positive(guidance), 0)).isPositive();
        assertThat(vector(positive(guidance))[0]).isEqualTo(TextOnlyModel.POOLED);
    }

    @Test
    void aBlankNegativePromptIsNoEmptyOne() throws Exception {
        assertThat(token(first(request("", " "), sdxl).at(0).negative(), 0)).isPositive();
    }

    @Test
    void sdxlIsToldTheSizeAndTheCrop() throws Exception {
        GenerationRequest cropped = request("cat", "").withTuning(Tuning.USUAL.with(new NetworkRules(false, 32, 16)));
        float[] vector = vector(
                positive(encode(cropped, sdxl).first(new ImageSize(640, 768)).at(0)));
        assertThat(Arrays.copyOfRange(vector, 1, vector.length))
                .containsExactly(SizeEmbedding.of(768, 640, 32, 16, 768, 640));
    }

    @Test
    void theSecondPassGoesOnCountingAndHasItsOwnPrompts() throws Exception {
        Hires hires = Hires.of(Upscaler.LATENT, 2, 0.5);
        SteeredPasses passes = encode(request("[cat:dog:1.5]", "").withHires(hires), sd1);
        assertThat(token(positive(passes.first(SIZE).at(3)), 1)).isEqualTo(TextOnlyModel.state(CAT));
        assertThat(token(positive(passes.second(LARGE).at(2)), 1)).isEqualTo(TextOnlyModel.state(CAT));
        assertThat(token(positive(passes.second(LARGE).at(3)), 1)).isEqualTo(TextOnlyModel.state(DOG));
        Hires other = new Hires(Upscaler.LATENT, 2, 0, 0, 0, 0.5, null, null, "dog", "");
        SteeredPasses own = encode(request("cat", "").withHires(other), sd1);
        assertThat(token(positive(own.second(LARGE).at(0)), 1)).isEqualTo(TextOnlyModel.state(DOG));
    }

    @Test
    void aPromptEncodedOnceNeedsNoTextEncoderAgain() throws Exception {
        encode(request("cat", ""), sd1);
        encode(request("(cat:1.3)", ""), sd1);
        assertThat(sd1.asked).hasSize(1);
        assertThat(events).hasSize(1);
        encode(request("dog", ""), sd1);
        assertThat(sd1.asked).hasSize(2);
        assertThat(sd1.asked.getLast()).hasSize(1);
    }

    @Test
    void eachChunkIsEncodedOnce() throws Exception {
        encode(request("[cat|dog] AND cat", "cat"), sd1);
        assertThat(sd1.asked).hasSize(1);
        assertThat(sd1.asked.getFirst()).hasSize(2);
    }

    @Test
    void aPromptOfTwentyThousandCharactersIsEncoded() throws Exception {
        String prompt = "a [red|(blue:1.1)] barn, ".repeat(800);
        assertThat(prompt).hasSize(20_000);
        Conditioning conditioning = positive(first(request(prompt, ""), sd1).at(3));
        assertThat(conditioning.tokens()).isGreaterThan(40 * 77);
    }

    @Test
    void weightsThatAreNoNumbersAreRefusedInWords() {
        assertThatThrownBy(() -> encode(request("(a:1.2.3)", ""), sd1))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("The weight \"1.2.3\" in the prompt is not a number");
    }

    private static float[] vector(Conditioning conditioning) {
        float[] vector = conditioning.vector();
        assertThat(vector).isNotNull();
        return vector == null ? new float[0] : vector;
    }
}
