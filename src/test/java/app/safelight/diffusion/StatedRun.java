package app.safelight.diffusion;

import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleType;
import java.util.ArrayList;
import java.util.List;

/// A run on the toy denoiser that any process can take up at any of its states.
///
/// @param type of the sampler
/// @param rules of its dials
record StatedRun(SamplerType type, SamplingRules rules) {
    /// More than Restart takes plain Heun steps for.
    private static final int STEPS = 23;

    private static final NoiseSchedule MODEL = NoiseSchedule.stableDiffusion();
    private static final NoiseSource NOISE = new SeededNoise(new PhiloxNoise(), 5, 31337, 4, 3, 2);
    private static final Denoiser TOY = new Toy(MODEL, List.of(NOISE.draw(900)), new ArrayList<>()).denoiser();

    /// Every dial away from what is usual.
    private static final SamplingRules TURNED = new SamplingRules(
            0.7, 0.4, 3, 0.1, 9, 0.95, true, false, false, SamplingRules.USUAL.schedule(), SamplingRules.USUAL.uniPc());

    /// Every sampler, at its usual dials and at others.
    static List<StatedRun> all() {
        List<StatedRun> runs = new ArrayList<>();
        for (SamplerType type : SamplerType.values()) {
            runs.add(new StatedRun(type, SamplingRules.USUAL));
            runs.add(new StatedRun(type, TURNED));
        }
        return runs;
    }

    /// The states from the first to the last.
    List<SamplerState> states() {
        Sampler sampler = sampler();
        List<SamplerState> states = new ArrayList<>(List.of(sampler.start(NOISE.draw(0))));
        while (!sampler.done(states.getLast())) {
            states.add(sampler.next(states.getLast(), TOY));
        }
        return states;
    }

    /// The last state, gone on to from another by a sampler made anew.
    SamplerState finish(SamplerState from) {
        Sampler sampler = sampler();
        SamplerState state = from;
        while (!sampler.done(state)) {
            state = sampler.next(state, TOY);
        }
        return state;
    }

    private Sampler sampler() {
        return Samplers.of(type, ScheduleType.AUTOMATIC, STEPS, MODEL, NOISE, rules);
    }

    @Override
    public String toString() {
        return type.label() + (rules.equals(TURNED) ? ", dials turned" : "");
    }
}
