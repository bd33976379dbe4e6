package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Outcome;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.residency.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A thousand small generations leave the process as large as it was after the first hundred.
@Tag("native")
class ResidentSizeTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int PICTURES = 50;
    private static final int WARM_UP = 2;
    private static final int REQUESTS = 20;
    private static final long ALLOWED_KIB = 48 * 1024;

    @Test
    void aThousandPicturesLeaveTheResidentSizeFlat() throws Exception {
        assumeTrue(Files.isReadable(STATUS), "the resident size can be read on Linux only");
        Path model = Path.of("presets/pocket-garden.safetensors");
        try (LocalEngine engine = new LocalEngine(() -> DjlBackend.start(new Ledger()), model, "test")) {
            for (int i = 0; i < WARM_UP; i++) {
                generate(engine, i);
            }
            long before = residentKib();
            for (int i = WARM_UP; i < REQUESTS; i++) {
                generate(engine, i);
            }
            long after = residentKib();
            IO.println("resident size after " + WARM_UP * PICTURES + " pictures " + before + " KiB, after "
                    + REQUESTS * PICTURES + " " + after + " KiB");
            assertThat(after - before).as("growth in KiB").isLessThan(ALLOWED_KIB);
        }
    }

    private static void generate(LocalEngine engine, int round) throws Exception {
        GenerationRequest request = new GenerationRequest(
                "a red tulip",
                "",
                null,
                null,
                SamplerType.EULER,
                ScheduleType.AUTOMATIC,
                1,
                5,
                (long) round * PICTURES,
                new ImageSize(64, 64),
                PICTURES);
        assertThat(engine.generate(request, GenerationOptions.NONE, _ -> {}, () -> false))
                .isEqualTo(Outcome.DONE);
    }

    /// Read after the collector has had its say, since Java's own heap is not what is looked for.
    private static long residentKib() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
