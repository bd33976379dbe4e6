package app.safelight.engine.djl;

import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Latent;
import app.safelight.engine.AutoencoderKL;
import app.safelight.engine.ChunkStates;
import app.safelight.engine.ChunkTokens;
import app.safelight.engine.Demand;
import app.safelight.engine.EngineException;
import app.safelight.engine.ModelWatcher;
import app.safelight.engine.PictureTensor;
import app.safelight.engine.TextEncoder;
import app.safelight.engine.UNet;
import app.safelight.request.Batching;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import app.safelight.request.Raster;
import app.safelight.residency.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The stages of a model as they are used: each call goes to the networks in force, and again to others where it fails
/// for want of memory or precision.
final class AdaptingStages {
    private static final int FACTOR = 8;
    private static final int TOKENS = 77;
    private static final double NANOS = 1e9;

    private final ModelPlanning planning;
    private final Adapting adapting;
    private final Speeds speeds;
    private final CallTimes times = new CallTimes();

    AdaptingStages(ModelPlanning planning, Ledger ledger, Speeds speeds) {
        this.planning = planning;
        this.speeds = speeds;
        adapting = new Adapting(ledger, planning);
    }

    /// Begins a run.
    void begin(ModelWatcher watcher) {
        adapting.tell(watcher);
        times.restart();
    }

    TextEncoder textEncoder() {
        return this::encode;
    }

    private List<ChunkStates> encode(List<ChunkTokens> chunks, int clipSkip) throws EngineException {
        try {
            return adapting.run(new Adapting.Work<>(
                    ModelStage.COND,
                    _ -> planning.networks().textBytes(Math.min(chunks.size(), DjlTextEncoder.BATCH)),
                    () -> unchecked(chunks, clipSkip),
                    states -> states.stream()
                            .flatMap(each -> each.parts().stream())
                            .allMatch(part -> Floats.sound(part.values()))));
        } catch (Refused e) {
            throw e.reason;
        }
    }

    private List<ChunkStates> unchecked(List<ChunkTokens> chunks, int clipSkip) {
        try {
            return planning.networks().cond().encode(chunks, clipSkip);
        } catch (EngineException e) {
            throw new Refused(e);
        }
    }

    /// Carries what a text encoder refuses through what knows no checked exceptions.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient EngineException reason;

        Refused(EngineException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    UNet unet() {
        return this::predict;
    }

    private List<Latent> predict(Latent x, float timestep, List<Conditioning> conditionings) {
        int tokens = conditionings.stream().mapToInt(Conditioning::tokens).max().orElse(TOKENS);
        long begin = System.nanoTime();
        List<Latent> predictions = adapting.run(new Adapting.Work<>(
                ModelStage.UNET,
                plan -> planning.working().unet(conditionings.size(), x.height(), x.width(), tokens, plan.batching()),
                () -> predictNow(x, timestep, conditionings),
                made -> made.stream().allMatch(latent -> Floats.sound(latent.values()))));
        double work = planning.networks()
                .unetCost(conditionings.size(), x.height(), x.width(), tokens)
                .total();
        times.add(work, (System.nanoTime() - begin) / NANOS);
        times.workPerSecond().ifPresent(rate -> speeds.measured(precision(), rate, 1));
        return predictions;
    }

    private List<Latent> predictNow(Latent x, float timestep, List<Conditioning> conditionings) {
        UNet network = planning.networks().unet();
        if (planning.plan().batching() == Batching.ALWAYS) {
            return network.predict(x, timestep, conditionings);
        }
        List<Latent> predictions = new ArrayList<>();
        for (Conditioning conditioning : conditionings) {
            predictions.addAll(network.predict(x, timestep, List.of(conditioning)));
        }
        return predictions;
    }

    AutoencoderKL autoencoder() {
        return new AutoencoderKL() {
            @Override
            public Raster decode(Latent latent) {
                return AdaptingStages.this.decode(latent);
            }

            @Override
            public Latent encode(PictureTensor picture) {
                return AdaptingStages.this.encode(picture);
            }
        };
    }

    private Raster decode(Latent latent) {
        float[] planes = adapting.run(new Adapting.Work<>(
                ModelStage.FIRST_STAGE,
                plan -> planning.working().decoding(latent.height(), latent.width(), plan.decoding()),
                () -> planning.networks()
                        .firstStage()
                        .decode(latent, Tiles.of(planning.plan().decoding(), latent.height(), latent.width())),
                Floats::sound));
        return DjlAutoencoderKL.raster(planes, latent.height() * FACTOR, latent.width() * FACTOR);
    }

    private Latent encode(PictureTensor picture) {
        return adapting.run(new Adapting.Work<>(
                ModelStage.FIRST_STAGE,
                plan -> planning.working().encoding(picture.height(), picture.width(), plan.decoding()),
                () -> planning.networks()
                        .firstStage()
                        .encode(
                                picture,
                                Tiles.of(
                                        planning.plan().decoding(),
                                        picture.height() / FACTOR,
                                        picture.width() / FACTOR)),
                latent -> Floats.sound(latent.values())));
    }

    private Precision precision() {
        return planning.networks().numerics().of(ModelStage.UNET);
    }

    /// Seconds that a step of a demand will take; null before anything has been measured.
    @Nullable
    Double secondsPerStep(Demand demand) {
        OptionalDouble rate = speeds.workPerSecond(precision());
        if (rate.isEmpty()) {
            return null;
        }
        double work = planning.networks()
                .unetCost(
                        demand.passes(),
                        demand.size().height() / FACTOR,
                        demand.size().width() / FACTOR,
                        TOKENS)
                .total();
        return work * demand.calls() / rate.getAsDouble();
    }

    /// Seconds that a step of a demand has taken in this run, by the calls that loaded nothing; null before there was
    /// one.
    @Nullable
    Double measuredSecondsPerStep(Demand demand) {
        OptionalDouble median = times.median();
        return median.isEmpty() ? null : Double.valueOf(median.getAsDouble() * demand.calls());
    }
}
