import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Draws the program's icons: the two drawings in `icons/` as PNG in every size, as `.ico` and as `.icns`.
///
/// Run by hand in the repository's root after a drawing was changed: `java src/build/Icons.java`. It knows the part of
/// SVG the drawings use: paths of absolute M, L, C and Z; plain fills and gradients in user space.
final class Icons {
    private static final Path FOLDER = Path.of("icons");
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512, 1024);
    private static final int LAST_SMALL = 32;
    /// The types of pictures in an `.icns` file that hold a PNG, by size in pixels.
    private static final Map<Integer, String> ICNS_TYPES =
            Map.of(16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09", 1024, "ic10");

    private final double side;
    private final List<Element> shapes;
    private final Map<String, Paint> gradients;

    private Icons(Path drawing) throws Exception {
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(drawing.toFile())
                .getDocumentElement();
        side = Double.parseDouble(svg.getAttribute("viewBox").split(" ")[2]);
        shapes = elements(svg, "path");
        gradients = new HashMap<>();
        for (Element gradient : elements(svg, "linearGradient")) {
            gradients.put(
                    gradient.getAttribute("id"),
                    new LinearGradientPaint(
                            number(gradient, "x1"),
                            number(gradient, "y1"),
                            number(gradient, "x2"),
                            number(gradient, "y2"),
                            offsets(gradient),
                            colours(gradient)));
        }
        for (Element gradient : elements(svg, "radialGradient")) {
            gradients.put(
                    gradient.getAttribute("id"),
                    new RadialGradientPaint(
                            number(gradient, "cx"),
                            number(gradient, "cy"),
                            number(gradient, "r"),
                            offsets(gradient),
                            colours(gradient)));
        }
    }

    static void main() throws Exception {
        System.setProperty("java.awt.headless", "true");
        Icons large = new Icons(FOLDER.resolve("safelight.svg"));
        Icons small = new Icons(FOLDER.resolve("safelight-small.svg"));
        Map<Integer, byte[]> pictures = new HashMap<>();
        for (int size : SIZES) {
            byte[] png = (size <= LAST_SMALL ? small : large).png(size);
            Files.write(FOLDER.resolve("safelight-" + size + ".png"), png);
            pictures.put(size, png);
        }
        Files.write(FOLDER.resolve("safelight.ico"), ico(pictures));
        Files.write(FOLDER.resolve("safelight.icns"), icns(pictures));
    }

    private byte[] png(int size) throws IOException {
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(size / side, size / side);
        for (Element shape : shapes) {
            String fill = shape.getAttribute("fill");
            graphics.setPaint(
                    fill.startsWith("url(#")
                            ? gradients.get(fill.substring("url(#".length(), fill.length() - 1))
                            : colour(fill, shape.getAttribute("fill-opacity")));
            graphics.fill(outline(shape.getAttribute("d")));
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static Path2D outline(String data) {
        Path2D path = new Path2D.Double();
        Scanner words = new Scanner(data);
        while (words.hasNext()) {
            String command = words.next();
            switch (command) {
                case "M" -> path.moveTo(next(words), next(words));
                case "L" -> path.lineTo(next(words), next(words));
                case "C" -> path.curveTo(next(words), next(words), next(words), next(words), next(words), next(words));
                case "Z" -> path.closePath();
                default -> throw new IllegalArgumentException("path command not known: " + command);
            }
        }
        return path;
    }

    private static double next(Scanner words) {
        return Double.parseDouble(words.next());
    }

    private static float[] offsets(Element gradient) {
        List<Element> stops = elements(gradient, "stop");
        float[] offsets = new float[stops.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = number(stops.get(i), "offset");
        }
        return offsets;
    }

    private static Color[] colours(Element gradient) {
        return elements(gradient, "stop").stream()
                .map(stop -> colour(stop.getAttribute("stop-color"), stop.getAttribute("stop-opacity")))
                .toArray(Color[]::new);
    }

    private static Color colour(String name, String opacity) {
        Color opaque = Color.decode(name);
        int alpha = opacity.isEmpty() ? 255 : Math.round(255 * Float.parseFloat(opacity));
        return new Color(opaque.getRed(), opaque.getGreen(), opaque.getBlue(), alpha);
    }

    private static float number(Element element, String attribute) {
        return Float.parseFloat(element.getAttribute(attribute));
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /// Windows' container: a directory of 16 bytes a picture, then the PNGs; 0 stands for 256 pixels.
    private static byte[] ico(Map<Integer, byte[]> pictures) {
        List<Integer> sizes = SIZES.stream().filter(size -> size <= 256).toList();
        int start = 6 + 16 * sizes.size();
        ByteBuffer file = buffer(start, sizes, pictures, LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        int offset = start;
        for (int size : sizes) {
            int length = pictures.get(size).length;
            file.put((byte) size).put((byte) size).putShort((short) 0);
            file.putShort((short) 1).putShort((short) 32).putInt(length).putInt(offset);
            offset += length;
        }
        sizes.forEach(size -> file.put(pictures.get(size)));
        return file.array();
    }

    /// Apple's container: type and length before each PNG.
    private static byte[] icns(Map<Integer, byte[]> pictures) {
        List<Integer> sizes = SIZES.stream().filter(ICNS_TYPES::containsKey).toList();
        ByteBuffer file = buffer(8 + 8 * sizes.size(), sizes, pictures, BIG_ENDIAN);
        file.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity());
        for (int size : sizes) {
            byte[] png = pictures.get(size);
            file.put(ICNS_TYPES.get(size).getBytes(StandardCharsets.US_ASCII))
                    .putInt(8 + png.length)
                    .put(png);
        }
        return file.array();
    }

    private static ByteBuffer buffer(int heads, List<Integer> sizes, Map<Integer, byte[]> pictures, ByteOrder order) {
        int bodies = sizes.stream().mapToInt(size -> pictures.get(size).length).sum();
        return ByteBuffer.allocate(heads + bodies).order(order);
    }
}
