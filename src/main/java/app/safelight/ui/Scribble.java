package app.safelight.ui;

import app.safelight.ui.canvas.Shown;
import app.safelight.ui.mask.Mask;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Tool;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/// A pen that goes back and forth over the whole picture, row below row, 125 movements a second as mice
/// send them, and an eye on the screen for each movement's paint. The eye looks a thousand times a second.
final class Scribble {
    private static final long PERIOD = 8_000_000;
    private static final long LOOK = 1_000_000;
    private static final long PATIENCE = 2_000_000_000;
    private static final double STEP = 6;
    private static final double RADIUS = 8;
    private static final double PITCH = 20;
    private static final double MARGIN = 16;
    /// Ahead of the pen's middle: inside the brush, out of what was painted before, and not on the brush's outline.
    private static final double AHEAD = 4;

    private static final double REDDER = 0.1;
    private static final String WINDOW = "JavaFX Application Thread";
    private static final String DRAWING = "QuantumRenderer-0";

    private final WorkbenchModel model;
    private final WindowThread window;
    private final Path picture;
    private final Node canvas;
    private final PainterModel painter;
    private final Robot robot;
    private final Deque<Expected> expected = new ArrayDeque<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private Latencies latencies = new Latencies();
    private int received;

    Scribble(WorkbenchModel model, Stage stage, WindowThread window, Path picture) throws InterruptedException {
        this.model = model;
        this.window = window;
        this.picture = picture;
        painter = model.painting().painter();
        canvas = window.call(() -> stage.getScene().lookup("#canvas"));
        robot = window.call(Robot::new);
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> received++);
    }

    /// Paint that is on its way to a place of the screen.
    private record Expected(Point2D at, long since) {}

    /// A movement of the pen.
    ///
    /// @param to place on the screen
    /// @param eye where its paint is looked for
    private record Movement(Point2D to, Point2D eye) {}

    /// Chooses the picture and draws a little, so that the program is compiled where it matters.
    void warm() throws InterruptedException {
        window.call(() -> {
            model.painting().document().choose(picture);
            return true;
        });
        String name = String.valueOf(picture.getFileName());
        window.waitFor(() -> model.shownProperty().get() instanceof Shown.Start start
                && start.picture().name().equals(name));
        StrokeMeasure _ = measure(false, 3);
    }

    /// Draws for some seconds, a stroke over the whole picture after the other, each on an empty mask.
    StrokeMeasure measure(boolean generating, int seconds) throws InterruptedException {
        int left = (int) (seconds * 1_000_000_000L / PERIOD);
        int sent = 0;
        int painted = 0;
        latencies = new Latencies();
        window.call(() -> received = 0);
        double before = cpuMillis(WINDOW);
        double drawnBefore = cpuMillis(DRAWING);
        while (left > 0) {
            Bounds place = window.call(this::begin);
            double scale = place.getWidth() / side();
            List<Movement> movements = movements(place, left + 1);
            window.call(() -> {
                painter.brush().sizeProperty().set(Math.rint(2 * RADIUS / scale));
                robot.mouseMove(movements.getFirst().to());
                robot.mousePress(MouseButton.PRIMARY);
                return true;
            });
            int drawn = draw(movements);
            window.call(() -> {
                robot.mouseRelease(MouseButton.PRIMARY);
                return true;
            });
            painted += window.call(() -> painted(movements, place, scale, drawn));
            sent += drawn;
            left -= drawn;
        }
        double working = cpuMillis(WINDOW) - before;
        double drawing = cpuMillis(DRAWING) - drawnBefore;
        return new StrokeMeasure(
                side(),
                generating,
                sent,
                received,
                painted,
                latencies.count(),
                latencies.quantile(0.5),
                latencies.quantile(0.99),
                latencies.quantile(1),
                working / sent,
                drawing / sent);
    }

    /// Processor time a thread of this program has taken.
    private static double cpuMillis(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals(name))
                .mapToDouble(info -> threads.getThreadCpuTime(info.getThreadId()) / 1e6)
                .sum();
    }

    private int side() {
        Mask mask = painter.document().layer().maskProperty().get();
        return mask == null ? 1 : mask.width();
    }

    /// Empties the mask.
    ///
    /// @return where the picture lies on the screen
    private Bounds begin() {
        model.showStart();
        painter.document().discardMask();
        painter.toolProperty().set(Tool.BRUSH);
        canvas.requestFocus();
        ImageView view = (ImageView) canvas.lookup(".image-view");
        return view.localToScreen(view.getBoundsInLocal());
    }

    private static List<Movement> movements(Bounds place, int most) {
        List<Movement> movements = new ArrayList<>();
        double left = place.getMinX() + MARGIN;
        double right = place.getMaxX() - MARGIN;
        double x = left;
        double y = place.getMinY() + MARGIN;
        double direction = 1;
        while (movements.size() < most && y < place.getMaxY() - MARGIN) {
            movements.add(new Movement(new Point2D(x, y), new Point2D(x + direction * AHEAD, y)));
            x += direction * STEP;
            if (x > right || x < left) {
                direction = -direction;
                y += PITCH;
                x = Math.clamp(x, left, right);
            }
        }
        return movements;
    }

    private int draw(List<Movement> movements) throws InterruptedException {
        long begun = System.nanoTime();
        for (int i = 1; i < movements.size(); i++) {
            Movement movement = movements.get(i);
            long due = begun + i * PERIOD;
            while (System.nanoTime() < due) {
                look();
                LockSupport.parkNanos(Math.min(LOOK, Math.max(due - System.nanoTime(), 1)));
            }
            long now = System.nanoTime();
            window.delivery().post(() -> {
                expected.addLast(new Expected(movement.eye(), now));
                robot.mouseMove(movement.to());
            });
        }
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end && !window.call(expected::isEmpty)) {
            look();
            LockSupport.parkNanos(LOOK);
        }
        window.call(() -> {
            expected.clear();
            return true;
        });
        return movements.size() - 1;
    }

    /// Looks at the screen, unless the last look is still to come.
    private void look() {
        if (looking.compareAndSet(false, true)) {
            window.delivery().post(() -> {
                looking.set(false);
                expected.removeIf(each -> {
                    boolean seen = isPainted(each.at());
                    if (seen) {
                        latencies.add(System.nanoTime() - each.since());
                    }
                    return seen;
                });
            });
        }
    }

    private boolean isPainted(Point2D at) {
        Color seen = robot.getPixelColor(at);
        return seen.getRed() - seen.getGreen() > REDDER;
    }

    private int painted(List<Movement> movements, Bounds place, double scale, int sent) {
        Mask mask = painter.document().layer().maskProperty().get();
        int painted = 0;
        for (int i = 1; mask != null && i <= sent; i++) {
            Point2D at = movements.get(i).to();
            int x = (int) ((at.getX() - place.getMinX()) / scale);
            int y = (int) ((at.getY() - place.getMinY()) / scale);
            painted += mask.at(x, y) == 255 ? 1 : 0;
        }
        return painted;
    }
}
