package app.safelight.diffusion;

/// How many steps a run from a picture lays out, and how many of them it takes.
///
/// @param total number of steps the schedule is laid out for
/// @param kept index from the end at which the run starts, A1111's `t_enc`; a run over noise levels takes one step
/// more,
///     the DDIM family one less
public record PictureSteps(int total, int kept) {
    /// Above this strength nothing would be left of the count.
    private static final double STRONGEST = 0.999;

    /// The usual way: as large a part of the steps as the picture is to be changed.
    ///
    /// @param steps number of steps asked for
    /// @param strength denoising strength, 0 to 1
    public static PictureSteps share(int steps, double strength) {
        return new PictureSteps(steps, (int) (Math.min(strength, STRONGEST) * steps));
    }

    /// Exactly as many steps as asked for, out of a schedule laid out longer; no step at all at strength 0.
    ///
    /// @param steps number of steps asked for
    /// @param strength denoising strength, 0 to 1
    public static PictureSteps exactly(int steps, double strength) {
        return new PictureSteps(strength > 0 ? (int) (steps / Math.min(strength, STRONGEST)) : 0, steps - 1);
    }
}
