package app.safelight.request;

/// How far a picture grows beyond its edges; what is new is painted.
///
/// @param left pixels added at the left, 0 to 2048
/// @param top pixels added at the top
/// @param right pixels added at the right
/// @param bottom pixels added at the bottom
public record Outpainting(int left, int top, int right, int bottom) {
    private static final int FURTHEST = 2048;

    /// @throws IllegalArgumentException naming the side that is out of range, or if nothing is added at all
    public Outpainting {
        check("left", left);
        check("top", top);
        check("right", right);
        check("bottom", bottom);
        if (left + top + right + bottom == 0) {
            throw new IllegalArgumentException("outpainting adds nothing: name the pixels for at least one side");
        }
    }

    private static void check(String side, int pixels) {
        if (pixels < 0 || pixels > FURTHEST) {
            throw new IllegalArgumentException("outpainting " + side + " " + pixels + " is not from 0 to " + FURTHEST);
        }
    }

    /// `left,top,right,bottom`.
    @Override
    public String toString() {
        return left + "," + top + "," + right + "," + bottom;
    }
}
