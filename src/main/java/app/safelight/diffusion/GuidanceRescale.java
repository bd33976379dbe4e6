package app.safelight.diffusion;

/// Brings a guided prediction back to the spread of the unguided one, since strong guidance burns pictures out (Lin et
/// al. 2023, "Common Diffusion Noise Schedules and Sample Steps are Flawed", equations 15 and 16).
///
/// @param share 0 for not at all, 1 for all the way
record GuidanceRescale(double share) {
    /// The guided latent with its prediction rescaled.
    ///
    /// @param unguided the latent that the prompt alone gives
    /// @param carried the part of both that is no prediction
    Latent of(Latent guided, Latent unguided, Latent carried) {
        Latent prediction = guided.minus(carried);
        double spread = deviation(prediction);
        if (spread == 0) {
            return guided;
        }
        double ratio = deviation(unguided.minus(carried)) / spread;
        return carried.plus(prediction.times((float) (share * ratio + (1 - share))));
    }

    /// Standard deviation of a sample.
    private static double deviation(Latent latent) {
        float[] values = latent.values();
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
