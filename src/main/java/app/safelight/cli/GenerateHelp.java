package app.safelight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of `generate --help`: examples, and the words the bundled model understands, as its card tells them.
final class GenerateHelp {
    private static final String SECTION = "## What it understands";
    private static final int WIDTH = 100;

    private GenerateHelp() {}

    static String text(Path presets) {
        return """

                Examples:
                  safelight generate "a red tulip in a meadow" --out tulip.png
                  safelight generate "a pink cherry blossom" --seed 7 --count 4 --out pictures/
                  safelight generate "a castle, oil painting" -n "blurry" -m model.safetensors --size 512x768
                  safelight generate "a blue tulip" --init tulip.png --mask flower.png --out blue.png

                What the bundled model understands:
                """ + vocabulary(presets);
    }

    /// The card's section without its marks, wrapped.
    private static String vocabulary(Path presets) {
        StringBuilder text = new StringBuilder();
        for (String line : card(presets)) {
            wrap(line.replace("**", "").replace("`", "").strip(), text);
        }
        return text.toString();
    }

    private static List<String> card(Path presets) {
        try {
            return Files.readAllLines(presets.resolve("pocket-garden.md")).stream()
                    .dropWhile(line -> !line.equals(SECTION))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException _) {
            return List.of("Its card is missing from " + presets + ".");
        }
    }

    private static void wrap(String line, StringBuilder text) {
        int used = WIDTH;
        String indent = line.startsWith("- ") ? "    " : "  ";
        boolean first = true;
        for (String word : line.split(" ", -1)) {
            if (used + 1 + word.length() > WIDTH) {
                text.append(first ? "  " : System.lineSeparator() + indent);
                used = indent.length();
            } else {
                text.append(' ');
                used++;
            }
            text.append(word);
            used += word.length();
            first = false;
        }
        text.append(System.lineSeparator());
    }
}
