package app.safelight.ui.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static double covered(Shape shape) {
        double sum = 0;
        for (int y = shape.area().top(); y < shape.area().bottom(); y++) {
            for (int x = shape.area().left(); x < shape.area().right(); x++) {
                sum += shape.at(x, y) / 255.0;
            }
        }
        return sum;
    }

    @Test
    void aRectangleCoversItsPixelsAndSharesOfThoseAtItsEdge() {
        Shape shape = Shape.rectangle(new Point(9.5, 8), new Point(3.25, 2));
        assertThat(shape.at(5, 5)).isEqualTo(255);
        assertThat(shape.at(3, 5)).as("three quarters of a pixel").isEqualTo(191);
        assertThat(shape.at(9, 5)).as("half a pixel").isEqualTo(128);
        assertThat(shape.at(5, 8)).isZero();
        assertThat(covered(shape)).isCloseTo(6.25 * 6, Offset.offset(0.1));
    }

    @Test
    void anEllipseCoversAsMuchAsItShould() {
        Shape shape = Shape.ellipse(new Point(10, 20), new Point(90, 60));
        assertThat(covered(shape)).isCloseTo(Math.PI * 40 * 20, Offset.offset(3.0));
        assertThat(shape.at(50, 40)).isEqualTo(255);
        assertThat(shape.at(12, 22)).as("a corner of its rectangle").isZero();
    }

    @Test
    void anEllipseOfNoWidthCoversNothing() {
        assertThat(covered(Shape.ellipse(new Point(10, 20), new Point(10, 60)))).isZero();
    }

    @Test
    void aPolygonCoversAsMuchAsItsCornersSay() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 50; i++) {
            List<Point> corners = IntStream.range(0, 3)
                    .mapToObj(_ -> new Point(random.nextDouble(200), random.nextDouble(200)))
                    .toList();
            Point a = corners.get(0);
            Point b = corners.get(1);
            Point c = corners.get(2);
            double area = Math.abs((b.x() - a.x()) * (c.y() - a.y()) - (c.x() - a.x()) * (b.y() - a.y())) / 2;
            assertThat(covered(Shape.polygon(corners))).isCloseTo(area, Offset.offset(3.0));
        }
    }

    @Test
    void whatALineGoesAroundTwiceIsLeftOut() {
        Shape shape = Shape.polygon(List.of(
                new Point(0, 0),
                new Point(30, 0),
                new Point(30, 30),
                new Point(0, 30),
                new Point(0, 0),
                new Point(10, 10),
                new Point(20, 10),
                new Point(20, 20),
                new Point(10, 20),
                new Point(10, 10)));
        assertThat(shape.at(5, 15)).isEqualTo(255);
        assertThat(shape.at(15, 15)).isZero();
    }

    @Test
    void aPointOrALineCoversNothing() {
        assertThat(covered(Shape.polygon(List.of(new Point(5, 5))))).isZero();
        assertThat(covered(Shape.polygon(List.of(new Point(5, 5), new Point(50, 70)))))
                .isZero();
    }
}
