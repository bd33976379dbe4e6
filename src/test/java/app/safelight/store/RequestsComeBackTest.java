package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Inpainting;
import app.safelight.request.ModelVariant;
import app.safelight.request.PictureStart;
import app.safelight.request.Provenance;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.nio.file.Path;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// Requests of every kind through the forms they are kept in.
class RequestsComeBackTest {
    private static final int REQUESTS = 1000;

    private final RandomRequests requests =
            new RandomRequests(RandomGeneratorFactory.of("L64X128MixRandom").create(20261107));

    @Test
    void everyRequestComesBackFromItsFile() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            GenerationRequest request = requests.next();
            assertThat(RequestJson.parse(RequestJson.write(request), Path.of("request.json")))
                    .isEqualTo(request);
        }
    }

    @Test
    void everyRequestComesBackFromItsRecipe() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            GenerationRequest request = requests.next();
            ScheduleType schedule = SamplerKeys.settled(request.sampler(), request.schedule());
            Provenance provenance = new Provenance("model", "0123456789", "1")
                    .with(i % 2 == 0 ? ModelVariant.BASE : ModelVariant.INPAINTING);
            String text = Recipe.of(request, schedule, provenance).text();
            ImportedRequest read = ImportedRequest.of(Recipe.parse(text), files(request));
            assertThat(RandomRequests.told(read.request())).as(text).isEqualTo(RandomRequests.told(request));
            assertThat(read.ignored()).as(text).isEmpty();
        }
    }

    /// The files of a request, which no recipe can name, with everything else different.
    private static GenerationRequest files(GenerationRequest request) {
        PictureStart start = request.start();
        Inpainting inpainting = start == null ? null : start.inpainting();
        PictureStart other = start == null
                ? null
                : PictureStart.of(start.picture())
                        .withInpainting(inpainting == null ? null : Inpainting.of(inpainting.mask()));
        return new GenerationRequest(
                        "",
                        "",
                        request.model(),
                        null,
                        SamplerType.LMS,
                        ScheduleType.NORMAL,
                        1,
                        1,
                        1,
                        null,
                        request.count(),
                        other)
                .withAutoencoder(request.autoencoder());
    }
}
