package app.safelight.cli;

import app.safelight.store.PictureFile;
import app.safelight.store.Recipe;
import app.safelight.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints the recipes inside pictures.
@Command(
        name = "recipe",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description =
                "Prints the recipe inside a PNG, JPEG or WebP picture as A1111 writes it, whichever program put it there.",
        footer = {
            "",
            "Examples:",
            "  safelight recipe tulip.png",
            "  safelight recipe tulip.png > tulip.txt && safelight generate --infotext tulip.txt"
        })
final class RecipeCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(arity = "1..*", paramLabel = "PICTURE", description = "Pictures.")
    private List<Path> pictures = List.of();

    @Option(
            names = "--json",
            description = "Print one JSON object: 'pictures', a list with picture, prompt, negativePrompt,"
                    + " parameters and text, or an error, of each.")
    private boolean json;

    RecipeCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        PrintWriter out = root.surroundings().out();
        List<Map<String, Object>> objects = new ArrayList<>();
        boolean missing = false;
        for (Path picture : pictures) {
            Map<String, Object> object = new LinkedHashMap<>(Map.of("picture", picture.toString()));
            objects.add(object);
            try {
                String text = PictureFile.recipe(picture)
                        .orElseThrow(() -> new StoreException(picture + " has no recipe inside."));
                describe(object, text);
                if (!json) {
                    print(out, picture, text);
                }
            } catch (StoreException e) {
                missing = true;
                object.put("error", Sentences.of(e));
                root.complain(e);
            }
        }
        if (json) {
            out.println(JsonOutput.text(Map.of("pictures", objects)));
        }
        return missing ? RootCommand.IMPOSSIBLE : RootCommand.DONE;
    }

    private static void describe(Map<String, Object> object, String text) {
        Recipe recipe = Recipe.parse(text);
        object.put("prompt", recipe.prompt());
        object.put("negativePrompt", recipe.negativePrompt());
        object.put("parameters", recipe.values());
        object.put("text", text);
    }

    private void print(PrintWriter out, Path picture, String text) {
        if (pictures.size() > 1) {
            out.println("== " + Printable.line(picture.toString()));
        }
        out.println(Printable.lines(text));
    }
}
