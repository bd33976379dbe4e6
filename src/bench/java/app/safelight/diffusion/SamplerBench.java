package app.safelight.diffusion;

import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one step of a sampler costs beside the network, for a picture of 512×512: arithmetic and fresh noise, with a
/// denoiser that answers at once. Each run of twenty steps has a new sampler, as each picture has.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SamplerBench {
    private static final int CHANNELS = 4;
    private static final int SIDE = 64;
    private static final int STEPS = 20;

    /// Which sampler, with its own schedule.
    @Param
    public SamplerType sampler;

    private NoiseSource noise;
    private Latent first;
    private Denoiser denoiser;
    private long seed;
    private Sampler machine;
    private SamplerState state;

    /// A picture's noise and an answer of the network's size.
    @Setup
    public void prepare() {
        first = noise(0).draw(0);
        Latent answer = noise(1).draw(0);
        denoiser = new Answering(answer);
        restart();
    }

    private static NoiseSource noise(long seed) {
        return new SeededNoise(new PhiloxNoise(), seed, 0, CHANNELS, SIDE, SIDE);
    }

    private void restart() {
        machine = Samplers.of(
                sampler,
                ScheduleType.AUTOMATIC,
                STEPS,
                NoiseSchedule.stableDiffusion(),
                noise(seed++),
                SamplingRules.USUAL);
        state = machine.start(first);
    }

    /// One step.
    @Benchmark
    public SamplerState step() {
        if (machine.done(state)) {
            restart();
        }
        state = machine.next(state, denoiser);
        return state;
    }

    /// A denoiser whose answer is ready.
    private record Answering(Latent answer) implements Denoiser {
        @Override
        public Latent denoised(Latent x, float sigma) {
            return answer;
        }

        @Override
        public Latent noise(Latent x, float timestep) {
            return answer;
        }

        @Override
        public Pair denoisedPair(Latent x, float sigma) {
            return new Pair(answer, answer);
        }

        @Override
        public Pair noisePair(Latent x, float timestep) {
            return new Pair(answer, answer);
        }
    }
}
