package app.safelight.ui;

/// How long strokes took to the screen.
///
/// @param side of the picture in pixels
/// @param generating whether a picture was made meanwhile
/// @param sent movements of the pen
/// @param received movements that reached the canvas
/// @param painted movements whose place is painted at the end
/// @param seen movements whose paint was seen on the screen
/// @param median milliseconds from a movement to its paint on the screen
/// @param p99 milliseconds that 99 of 100 take at most
/// @param longest milliseconds
/// @param windowMillis processor time of the window's thread for each movement, whatever else the machine does
/// @param drawingMillis processor time of the thread that draws, for each movement
public record StrokeMeasure(
        int side,
        boolean generating,
        int sent,
        int received,
        int painted,
        int seen,
        double median,
        double p99,
        double longest,
        double windowMillis,
        double drawingMillis) {}
