package app.safelight.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.engine.EngineException;
import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.Computing;
import app.safelight.request.EngineEnd;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.Outcome;
import app.safelight.request.PictureStart;
import app.safelight.request.Precision;
import app.safelight.request.Prediction;
import app.safelight.request.Profile;
import app.safelight.request.Provenance;
import app.safelight.request.Raster;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.StageMemory;
import app.safelight.weights.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final Computing COMPUTING = new Computing(
            Attention.SPLIT_V1, Map.of(ModelStage.UNET, Precision.BFLOAT16), Batching.NEVER, 700_000_000L);

    private static final GenerationRequest REQUEST = new GenerationRequest(
            "a tulip \ud83c\udf37 \ud83c, \n\"quoted\"",
            "",
            "C:\\models\\ü.safetensors",
            Prediction.V,
            SamplerType.DPMPP_2M_SDE_HEUN,
            ScheduleType.KARRAS,
            30,
            0.1 + 0.2,
            Long.MIN_VALUE,
            new ImageSize(64, 128),
            3,
            PictureStart.of("start.png"));

    static Stream<Reply> repliesWithoutPictures() {
        return Stream.of(
                new Reply.Event(new GenerationEvent.StageEntered(ModelStage.FIRST_STAGE)),
                new Reply.Event(new GenerationEvent.MemoryChanged(
                        Profile.LOWVRAM, List.of(new StageMemory(ModelStage.COND, 1L << 40, 0, 3)))),
                new Reply.Event(new GenerationEvent.EngineRestarted(1, new EngineEnd(EngineEnd.How.CODE, 7))),
                new Reply.Finished(Outcome.CANCELLED),
                new Reply.Failed(Reply.Failed.Kind.FILE, "", "no room"));
    }

    @ParameterizedTest
    @MethodSource("repliesWithoutPictures")
    void repliesCrossAsTheyAre(Reply reply) throws Exception {
        assertThat(crossed(reply, Reply.class)).isEqualTo(reply);
    }

    @Test
    void aRequestCrossesAsItIs() throws Exception {
        Command command = new Command.Generate(
                REQUEST,
                null,
                "state",
                Map.of("request", "{}"),
                "latent",
                Profile.MEDVRAM,
                COMPUTING,
                List.of("loras"),
                List.of("embeddings"));
        assertThat(crossed(command, Command.class)).isEqualTo(command);
        assertThat(crossed(new Command.Cancel(), Command.class)).isEqualTo(new Command.Cancel());
    }

    @Test
    void aPictureCrossesAsItIs() throws Exception {
        byte[] rgb = {0, -1, 127, -128, 10, 13};
        GenerationEvent.PictureDone done = new GenerationEvent.PictureDone(
                2, REQUEST, ScheduleType.KARRAS, new Provenance("m", "0123456789", "1"), new Raster(2, 1, rgb));
        Reply reply = crossed(new Reply.Event(done), Reply.class);
        assertThat(reply).usingRecursiveComparison().isEqualTo(new Reply.Event(done));
    }

    @Test
    void failuresAreThrownAsWhatTheyWere() {
        assertThatThrownBy(() -> Reply.Failed.of(new ModelFormatException(Path.of("dir/m.ckpt"), "is: empty"))
                        .thrown())
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("m.ckpt: is: empty");
        assertThatThrownBy(
                        () -> Reply.Failed.of(new NoSuchFileException("m.ckpt")).thrown())
                .isInstanceOf(IOException.class)
                .hasMessage("m.ckpt: there is no such file");
        assertThat(Reply.Failed.of(new EngineException("too large"))).isEqualTo(failed("too large"));
        assertThat(Reply.Failed.of(new IllegalArgumentException("no weight"))).isEqualTo(failed("no weight"));
    }

    private static Reply.Failed failed(String reason) {
        return new Reply.Failed(Reply.Failed.Kind.ENGINE, "", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "\u0000\u00ff",
                "{\"reply\":\"Finished\"}",
                "{\"reply\":\"Finished\",\"outcome\":null}",
                "{\"reply\":\"Finished\",\"outcome\":\"DONE\",\"more\":1}",
                "{\"reply\":\"Finished\",\"outcome\":\"DONE\"} x",
                "{\"reply\":\"java.lang.Object\"}",
                "{\"reply\":\"Event\",\"event\":{\"event\":\"StepDone\",\"picture\":0,\"pictures\":1,\"step\":1,"
                        + "\"steps\":1,\"preview\":{\"width\":9,\"height\":9,\"rgb\":\"AAAA\"}}}",
                "{\"reply\":\"Event\",\"event\":{\"event\":\"StepDone\",\"picture\":0,\"pictures\":1,\"step\":1,"
                        + "\"steps\":1,\"preview\":null}}",
                "{\"reply\":{\"a\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}}"
            })
    void whatIsNoAnswerIsRefused(String line) {
        assertThatThrownBy(() -> Wire.read(stream(line + "\n"), Reply.class)).isInstanceOf(NoMessage.class);
    }

    @Test
    void halfALineIsTheEnd() throws Exception {
        assertThat(Wire.read(stream("{\"reply\":"), Reply.class)).isNull();
    }

    private static <T> T crossed(T message, Class<T> kind) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wire.write(out, message);
        assertThat(out.toByteArray()).as("one line of ASCII").satisfies(bytes -> {
            assertThat(bytes).doesNotContain('\r').endsWith('\n');
            for (byte each : bytes) {
                assertThat(each).isPositive();
            }
        });
        return Objects.requireNonNull(Wire.read(new ByteArrayInputStream(out.toByteArray()), kind));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
