package app.safelight.ui.mask;

import java.util.Arrays;
import java.util.List;

/// What a closed line covers by the even-odd rule: each row of pixels is cut into lines, and on each the covered
/// stretches between the crossings are added up.
final class PolygonFill implements Coverage {
    private static final int LINES = 8;

    private final List<Point> corners;
    private final Area area;
    private final float[] row;
    private int rowDone = Integer.MIN_VALUE;

    private PolygonFill(List<Point> corners, Area area) {
        this.corners = corners;
        this.area = area;
        row = new float[area.width()];
    }

    static PolygonFill of(List<Point> corners) {
        double left = corners.stream().mapToDouble(Point::x).min().orElse(0);
        double right = corners.stream().mapToDouble(Point::x).max().orElse(0);
        double top = corners.stream().mapToDouble(Point::y).min().orElse(0);
        double bottom = corners.stream().mapToDouble(Point::y).max().orElse(0);
        return new PolygonFill(List.copyOf(corners), Area.around(left, top, right, bottom));
    }

    /// The pixels it can cover.
    Area area() {
        return area;
    }

    @Override
    public int at(int x, int y) {
        if (y != rowDone) {
            Arrays.fill(row, 0);
            for (int i = 0; i < LINES; i++) {
                add(crossings(y + (i + 0.5) / LINES));
            }
            rowDone = y;
        }
        return (int) Math.rint(255.0 * Math.min(row[x - area.left()] / LINES, 1));
    }

    /// Where the line crosses a height, from left to right.
    private double[] crossings(double y) {
        double[] found = new double[corners.size()];
        int count = 0;
        Point from = corners.getLast();
        for (Point to : corners) {
            if ((from.y() <= y) != (to.y() <= y)) {
                found[count++] = from.x() + (y - from.y()) / (to.y() - from.y()) * (to.x() - from.x());
            }
            from = to;
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    private void add(double[] crossings) {
        for (int i = 0; i + 1 < crossings.length; i += 2) {
            double from = crossings[i] - area.left();
            double to = crossings[i + 1] - area.left();
            int first = Math.max((int) Math.floor(from), 0);
            int end = Math.min((int) Math.ceil(to), row.length);
            for (int x = first; x < end; x++) {
                row[x] += (float) (Math.min(x + 1, to) - Math.max(x, from));
            }
        }
    }
}
