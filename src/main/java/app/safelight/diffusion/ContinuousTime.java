package app.safelight.diffusion;

/// A noise schedule over continuous time from 1/1000 to 1, where ln √ᾱ is linear between the model's timesteps:
/// timestep i lies at (i + 1)/1000 (Lu et al. 2022, "DPM-Solver", appendix D).
record ContinuousTime(NoiseSchedule schedule) {
    /// The earliest time, that of timestep 0.
    float first() {
        return 1f / schedule.timesteps();
    }

    /// The time of a whole timestep.
    float of(int timestep) {
        return (timestep + 1f) / schedule.timesteps();
    }

    /// The timestep of a time, fractional.
    float timestep(float time) {
        return (time - first()) * schedule.timesteps();
    }

    private double logSignal(int timestep) {
        return 0.5 * schedule.logAlphaCumprod(timestep);
    }

    private double logSignal(double time) {
        double place = time * schedule.timesteps() - 1;
        int low = Math.clamp((long) place, 0, schedule.timesteps() - 2);
        return logSignal(low) + (place - low) * (logSignal(low + 1) - logSignal(low));
    }

    /// Factor of the picture, √ᾱ.
    double signal(double time) {
        return Math.exp(logSignal(time));
    }

    /// Factor of the noise, √(1−ᾱ).
    double noise(double time) {
        return Math.sqrt(-Math.expm1(2 * logSignal(time)));
    }

    /// Half the logarithm of the signal-to-noise ratio.
    double lambda(double time) {
        return logSignal(time) - Math.log(noise(time));
    }

    /// The time of a signal-to-noise ratio: the inverse of [#lambda].
    double time(double lambda) {
        double wanted = -0.5 * Math.log1p(Math.exp(-2 * lambda));
        int low = 0;
        while (low < schedule.timesteps() - 2 && wanted < logSignal(low + 1)) {
            low++;
        }
        double w = (wanted - logSignal(low)) / (logSignal(low + 1) - logSignal(low));
        return (low + 1 + w) / schedule.timesteps();
    }
}
