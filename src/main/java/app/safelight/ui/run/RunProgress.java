package app.safelight.ui.run;

import java.time.Duration;

/// How far the running job is.
///
/// @param picture index of the picture in work, from 0
/// @param pictures number of pictures asked for
/// @param step steps done of this picture
/// @param steps of each picture
/// @param perStep seconds a step takes; 0 while none has been timed
public record RunProgress(int picture, int pictures, int step, int steps, double perStep) {
    /// Nothing done yet.
    public static final RunProgress NONE = new RunProgress(0, 1, 0, 1, 0);

    /// Share of all steps that are done, 0 to 1.
    public double share() {
        return ((double) picture * steps + step) / ((double) pictures * steps);
    }

    /// Time to the end of the job, as far as steps tell.
    public Duration remaining() {
        long left = (long) pictures * steps - ((long) picture * steps + step);
        return Duration.ofMillis(Math.round(left * perStep * 1000));
    }
}
