package app.safelight.diffusion;

import java.util.ArrayList;
import java.util.List;

/// The toy denoiser of the sampler references, with the patterns it calls mu.
///
/// @param networkCalls where calls of it as a network are written down
record Toy(NoiseSchedule schedule, List<Latent> mus, List<NetworkCall> networkCalls) {

    /// What the network was asked: the patterns of its rows, and the timestep.
    record NetworkCall(List<Integer> mus, float timestep) {}

    /// A conditioning that means pattern number `mu`.
    static Conditioning conditioning(int mu) {
        return new Conditioning(1, 1, new float[] {mu}, new float[0]);
    }

    static double denoised(double x, double s, double mu) {
        double w = 0.25 / (0.25 + s * s);
        double g = 1 + 0.25 * Math.sin(1.5 * Math.log(1 + 4 * s));
        return w * x + (1 - w) * (mu * g + 0.4 * Math.tanh(x / (1 + s)));
    }

    double sigma(double timestep) {
        double t = Math.clamp(timestep, 0, schedule.timesteps() - 1);
        int low = (int) t;
        int high = Math.min(low + 1, schedule.timesteps() - 1);
        double w = t - low;
        return Math.exp((1 - w) * logSigma(low) + w * logSigma(high));
    }

    private double logSigma(int i) {
        double a = schedule.alphaCumprod(i);
        return Math.log(Math.sqrt((1 - a) / a));
    }

    double eps(double x, double timestep, double mu) {
        double s = sigma(timestep);
        double clean = x * Math.sqrt(1 + s * s);
        return (clean - denoised(clean, s, mu)) / s;
    }

    double velocity(double x, double timestep, double mu) {
        double s = sigma(timestep);
        double a = 1 / (1 + s * s);
        double d = denoised(x / Math.sqrt(a), s, mu);
        return Math.sqrt(a) * eps(x, timestep, mu) - Math.sqrt(1 - a) * d;
    }

    /// The toy where guidance stands: pattern 0 alone.
    Denoiser denoiser() {
        return new Denoiser() {
            @Override
            public Latent denoised(Latent x, float sigma) {
                return map(x, 0, (value, mu) -> Toy.denoised(value, sigma, mu));
            }

            @Override
            public Latent noise(Latent x, float timestep) {
                return map(x, 0, (value, mu) -> eps(value, timestep, mu));
            }

            @Override
            public Pair denoisedPair(Latent x, float sigma) {
                Latent clean = denoised(x, sigma);
                return new Pair(clean, clean);
            }

            @Override
            public Pair noisePair(Latent x, float timestep) {
                Latent noise = noise(x, timestep);
                return new Pair(noise, noise);
            }
        };
    }

    /// The toy as a network that predicts noise.
    Network epsNetwork() {
        return (x, timestep, rows) -> rows(x, timestep, rows, (value, mu) -> eps(value, timestep, mu));
    }

    /// The toy as a network that predicts velocity.
    Network velocityNetwork() {
        return (x, timestep, rows) -> rows(x, timestep, rows, (value, mu) -> velocity(value, timestep, mu));
    }

    private List<Latent> rows(Latent x, float timestep, List<Conditioning> rows, Elementwise function) {
        networkCalls.add(
                new NetworkCall(rows.stream().map(row -> (int) row.context()[0]).toList(), timestep));
        List<Latent> results = new ArrayList<>();
        for (Conditioning row : rows) {
            results.add(map(x, (int) row.context()[0], function));
        }
        return results;
    }

    private Latent map(Latent x, int mu, Elementwise function) {
        float[] pattern = mus.get(mu).values();
        float[] result = new float[pattern.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) function.apply(x.values()[i], pattern[i]);
        }
        return x.with(result);
    }

    @FunctionalInterface
    private interface Elementwise {
        double apply(double x, double mu);
    }
}
