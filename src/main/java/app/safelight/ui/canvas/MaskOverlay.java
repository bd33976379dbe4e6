package app.safelight.ui.canvas;

import app.safelight.request.MaskRaster;
import app.safelight.ui.mask.Area;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A mask in one colour, as thick as it is painted. Cut into squares that are made when something is painted in them,
/// of which only what has changed is handed to the graphics card.
final class MaskOverlay {
    /// A square is drawn anew as a whole when a pixel of it changes, so small ones are faster; of a large mask they
    /// would be too many.
    private static final int SMALL_SIDE = 256;

    private static final int LARGE_SIDE = 512;
    private static final int MANY_PIXELS = 1 << 24;

    private static final int LEVELS = 256;

    private final Group node = new Group();
    private final Map<Integer, Tile> tiles = new HashMap<>();
    private final int[] colours = new int[LEVELS];
    private Area whole = Area.NONE;
    private int side = SMALL_SIDE;
    private int columns = 1;
    private Placement at = new Placement(1, 0, 0, 1);

    MaskOverlay() {
        node.setMouseTransparent(true);
        colour(Color.BLACK);
    }

    /// One square.
    private record Tile(PixelBuffer<IntBuffer> buffer, ImageView view, Area area) {
        int width() {
            return area.width();
        }
    }

    /// Begins with an empty mask.
    ///
    /// @param size all its pixels
    void begin(Area size) {
        whole = size;
        side = (long) size.width() * size.height() > MANY_PIXELS ? LARGE_SIDE : SMALL_SIDE;
        columns = (size.width() + side - 1) / side;
        tiles.clear();
        node.getChildren().clear();
    }

    /// Takes another colour for what is written from now on.
    void colour(Color colour) {
        for (int level = 0; level < LEVELS; level++) {
            int red = (int) Math.rint(colour.getRed() * level);
            int green = (int) Math.rint(colour.getGreen() * level);
            int blue = (int) Math.rint(colour.getBlue() * level);
            colours[level] = level << 24 | red << 16 | green << 8 | blue;
        }
    }

    /// Shows other levels in an area.
    ///
    /// @param levels of the area's size
    void write(Area area, MaskRaster levels) {
        Area inside = area.within(whole);
        if (inside.isEmpty()) {
            return;
        }
        for (int row = inside.top() / side; row <= (inside.bottom() - 1) / side; row++) {
            for (int column = inside.left() / side; column <= (inside.right() - 1) / side; column++) {
                Area square = new Area(column * side, row * side, (column + 1) * side, (row + 1) * side).within(whole);
                write(row * columns + column, square, square.within(inside), area, levels);
            }
        }
    }

    private void write(int number, Area square, Area part, Area area, MaskRaster levels) {
        Tile tile = tiles.get(number);
        if (tile == null) {
            if (blank(part, area, levels)) {
                return;
            }
            tile = tile(square);
            tiles.put(number, tile);
        }
        Tile written = tile;
        int[] pixels = written.buffer().getBuffer().array();
        written.buffer().updateBuffer(_ -> {
            for (int y = part.top(); y < part.bottom(); y++) {
                int from = (y - area.top()) * levels.width() - area.left();
                int to = (y - square.top()) * written.width() - square.left();
                for (int x = part.left(); x < part.right(); x++) {
                    pixels[to + x] = colours[levels.levels()[from + x] & 0xFF];
                }
            }
            return new Rectangle2D(part.left() - square.left(), part.top() - square.top(), part.width(), part.height());
        });
    }

    private static boolean blank(Area part, Area area, MaskRaster levels) {
        for (int y = part.top(); y < part.bottom(); y++) {
            int from = (y - area.top()) * levels.width() - area.left();
            for (int x = part.left(); x < part.right(); x++) {
                if (levels.levels()[from + x] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private Tile tile(Area square) {
        IntBuffer pixels = IntBuffer.allocate(square.width() * square.height());
        PixelBuffer<IntBuffer> buffer =
                new PixelBuffer<>(square.width(), square.height(), pixels, PixelFormat.getIntArgbPreInstance());
        Tile tile = new Tile(buffer, new ImageView(new WritableImage(buffer)), square);
        node.getChildren().add(tile.view());
        place(tile);
        return tile;
    }

    /// Lays it over a picture.
    void place(Placement placement) {
        at = placement;
        tiles.values().forEach(this::place);
    }

    private void place(Tile tile) {
        ImageView view = tile.view();
        double left = at.snappedX(tile.area().left());
        double top = at.snappedY(tile.area().top());
        view.setX(left);
        view.setY(top);
        view.setFitWidth(at.snappedX(tile.area().right()) - left);
        view.setFitHeight(at.snappedY(tile.area().bottom()) - top);
        view.setSmooth(at.scale() < 1);
    }

    /// Number of squares that have been made.
    int tiles() {
        return tiles.size();
    }

    Node node() {
        return node;
    }
}
