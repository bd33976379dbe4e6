package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTextsTest {
    private static final String TEXT = "a café\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, CFG scale: 7";

    @TempDir
    private Path folder;

    static Stream<byte[]> textChunks() {
        return Stream.of(
                PictureBytes.text("parameters", TEXT),
                PictureBytes.packedText("parameters", TEXT),
                PictureBytes.internationalText("parameters", TEXT),
                PictureBytes.packedInternationalText("parameters", TEXT));
    }

    @ParameterizedTest
    @MethodSource("textChunks")
    void everyKindOfTextChunkIsRead(byte[] chunk) throws Exception {
        byte[] png =
                PictureBytes.png(PictureBytes.text("Software", "x"), PictureBytes.chunk("IDAT", new byte[9]), chunk);
        assertThat(recipe(png)).contains(TEXT);
    }

    @Test
    void lettersOutsideLatinAreRead() throws Exception {
        assertThat(recipe(PictureBytes.png(PictureBytes.internationalText("parameters", "猫 🐈"))))
                .contains("猫 🐈");
    }

    static Stream<byte[]> comments() {
        return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
                .flatMap(order -> Stream.of(
                                comment("UNICODE\0", TEXT, StandardCharsets.UTF_16BE),
                                comment("UNICODE\0", TEXT, StandardCharsets.UTF_16LE),
                                comment("UNICODE\0", TEXT, StandardCharsets.UTF_16),
                                comment("ASCII\0\0\0", TEXT, StandardCharsets.UTF_8),
                                comment("\0\0\0\0\0\0\0\0", TEXT, StandardCharsets.UTF_8),
                                comment("", TEXT, StandardCharsets.UTF_8))
                        .map(comment -> PictureBytes.exif(order, comment)))
                .flatMap(exif -> Stream.of(
                        PictureBytes.jpeg(exif),
                        PictureBytes.webp(exif),
                        PictureBytes.webp(PictureBytes.join(PictureBytes.latin("Exif\0\0"), exif)),
                        PictureBytes.png(PictureBytes.chunk("eXIf", exif))));
    }

    @ParameterizedTest
    @MethodSource("comments")
    void theUsersCommentIsReadInEveryCharacterSetAndByteOrder(byte[] picture) throws Exception {
        assertThat(recipe(picture)).contains(TEXT);
    }

    private static byte[] comment(String code, String text, Charset charset) {
        return PictureBytes.join(PictureBytes.latin(code), text.getBytes(charset));
    }

    @Test
    void picturesWithoutARecipeHaveNone() throws Exception {
        byte[] empty = new byte[0];
        assertThat(recipe(PictureBytes.png(PictureBytes.text("Title", "x")))).isEmpty();
        assertThat(recipe(PictureBytes.jpeg(empty))).isEmpty();
        assertThat(recipe(PictureBytes.webp(empty))).isEmpty();
        assertThat(recipe(PictureBytes.jpeg(PictureBytes.exif(ByteOrder.BIG_ENDIAN, empty))))
                .isEmpty();
    }

    @Test
    void aFileOfAnotherKindIsASentence() {
        assertThatThrownBy(() -> recipe("GIF89a and more than that".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is no PNG, JPEG or WebP picture");
    }

    static Stream<byte[]> pictures() {
        byte[] exif = PictureBytes.exif(ByteOrder.BIG_ENDIAN, comment("UNICODE\0", TEXT, StandardCharsets.UTF_16BE));
        return Stream.of(
                PictureBytes.jpeg(exif),
                PictureBytes.webp(exif),
                PictureBytes.png(PictureBytes.chunk("eXIf", exif)),
                PictureBytes.png(PictureBytes.packedInternationalText("parameters", TEXT)));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void damagedPicturesAreASentenceOrAText(byte[] picture) throws IOException {
        for (int i = 0; i < picture.length; i++) {
            isRead(Arrays.copyOf(picture, i));
            for (int bits : new int[] {0x01, 0x80, 0xFF}) {
                byte[] flipped = picture.clone();
                flipped[i] ^= (byte) bits;
                isRead(flipped);
            }
        }
    }

    private void isRead(byte[] bytes) throws IOException {
        try {
            assertThat(recipe(bytes)).isNotNull();
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("picture");
        }
    }

    @Test
    void aTextThatUnpacksToMoreThanItMayIsRefused() {
        byte[] bomb = PictureBytes.png(PictureBytes.packedText("parameters", "a".repeat(17 << 20)));
        assertThatThrownBy(() -> recipe(bomb)).hasMessageContaining("larger than 16 MiB");
    }

    @Test
    void picturesOfNovelAiAreReadAsAutomatic1111ReadsThem() throws Exception {
        byte[] png = PictureBytes.png(
                PictureBytes.text("Title", "AI generated image"),
                PictureBytes.text("Description", "a {red} barn"),
                PictureBytes.text("Software", "NovelAI"),
                PictureBytes.text("Comment", """
                        {"steps": 28, "sampler": "k_euler_ancestral", "seed": 7, "strength": 0.69, "scale": 11.0,
                        "uc": "fog, rain", "width": 512, "height": 768}"""));
        assertThat(recipe(png)).contains("""
                a {red} barn
                Negative prompt: fog, rain
                Steps: 28, Sampler: Euler a, CFG scale: 11.0, Seed: 7, Size: 512x768, Denoising strength: 0.69,\
                 Clip skip: 2, ENSD: 31337, Version: NovelAI""");
    }

    @Test
    void picturesOfInvokeAreReadAsFarAsTheyMap() throws Exception {
        byte[] png = PictureBytes.png(PictureBytes.internationalText("invokeai_metadata", """
                {"app_version": "5.4.0", "generation_mode": "txt2img", "positive_prompt": "a barn",
                "negative_prompt": "fog", "width": 512, "height": 640, "seed": 12, "rand_device": "cpu",
                "cfg_scale": 7.5, "cfg_rescale_multiplier": 0, "steps": 30, "scheduler": "dpmpp_2m", "clip_skip": 1,
                "model": {"name": "dreamy", "hash": "blake3:0"}, "ref_images": [], "hrf_method": "ESRGAN",
                "loras": [{"model": {"name": "detail"}, "weight": 0.75}]}"""));
        assertThat(recipe(png)).contains("""
                a barn <lora:detail:0.75>
                Negative prompt: fog
                Steps: 30, Sampler: DPM++ 2M, CFG scale: 7.5, Seed: 12, Size: 512x640, Model: dreamy, Clip skip: 2,\
                 RNG: CPU, InvokeAI hrf_method: ESRGAN, Version: InvokeAI 5.4.0""");
    }

    private static final String COMFY = """
            {"3": {"class_type": "KSampler", "inputs": {"seed": ["20", 0], "steps": 20, "cfg": 8.0,
                "sampler_name": "euler_ancestral", "scheduler": "karras", "denoise": 1.0, "model": ["10", 0],
                "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}},
             "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd/dreamy.safetensors"}},
             "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
             "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a barn, embedding:nice", "clip": ["11", 0]}},
             "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "fog", "clip": ["11", 0]}},
             "8": {"class_type": "VAEDecode", "inputs": {"samples": ["%s", 0], "vae": ["4", 2]}},
             "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x", "images": ["8", 0]}},
             "10": {"class_type": "LoraLoader", "inputs": {"lora_name": "detail.safetensors", "strength_model": 0.8,
                "strength_clip": 0.5, "model": ["4", 0], "clip": ["4", 1]}},
             "11": {"class_type": "CLIPSetLastLayer", "inputs": {"stop_at_clip_layer": -2, "clip": ["10", 1]}},
             "12": {"class_type": "LatentUpscaleBy", "inputs": {"upscale_method": "bicubic", "scale_by": 1.5,
                "samples": ["3", 0]}},
             "13": {"class_type": "KSampler", "inputs": {"seed": 4, "steps": 12, "cfg": 8.0, "sampler_name": "dpmpp_2m",
                "scheduler": "normal", "denoise": 0.6, "model": ["10", 0], "positive": ["6", 0], "negative": ["7", 0],
                "latent_image": ["12", 0]}},
             "20": {"class_type": "PrimitiveInt", "inputs": {"value": 77}}, "21": {"class_type": "Odd", "inputs": {}}}""";

    @Test
    void picturesOfComfyAreReadAsFarAsTheyMap() throws Exception {
        assertThat(recipe(PictureBytes.png(PictureBytes.text("prompt", COMFY.formatted("3")))))
                .contains("""
                        a barn, nice <lora:detail:0.5:0.8>
                        Negative prompt: fog
                        Steps: 20, Sampler: Euler a, Schedule type: Karras, CFG scale: 8.0, Seed: 77, Size: 512x768,\
                         Model: dreamy, Clip skip: 2, RNG: CPU, ComfyUI nodes: "Odd, PrimitiveInt", Version: ComfyUI""");
    }

    @Test
    void aSecondSamplerOfComfyIsASecondPass() throws Exception {
        assertThat(recipe(PictureBytes.png(PictureBytes.text("prompt", COMFY.formatted("13")))))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("Steps: 20,")
                        .contains("Denoising strength: 0.6, Hires sampler: DPM++ 2M, Hires schedule type: Normal,"
                                + " Hires upscale: 1.5, Hires upscaler: Latent (bicubic), Hires steps: 12"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"1\": {\"class_type\": \"KSampler\", \"inputs\": {\"positive\": [\"1\", 0], \"model\": [\"1\", 0],"
                        + " \"latent_image\": [\"1\", 0], \"seed\": [\"1\", 0]}}}",
                "{\"1\": {\"class_type\": \"KSampler\", \"inputs\": {\"positive\": [[], 0], \"cfg\": NaN}}}",
                "{\"1\": 3, \"2\": {\"class_type\": 4}, \"3\": {\"class_type\": \"x\", \"inputs\": []}}",
                "{\"1\": {\"class_type\":",
            })
    void oddGraphsOfComfyEnd(String json) throws Exception {
        assertThat(recipe(PictureBytes.png(PictureBytes.text("prompt", json)))).isNotNull();
    }

    @Test
    void anObjectDeeperThanAnyIsPassedOver() throws Exception {
        String deep = "{\"a\":".repeat(100_000);
        assertThat(recipe(PictureBytes.png(PictureBytes.text("prompt", deep)))).isEmpty();
    }

    private Optional<String> recipe(byte[] picture) throws IOException, StoreException {
        return PictureFile.recipe(Files.write(folder.resolve("picture"), picture));
    }
}
