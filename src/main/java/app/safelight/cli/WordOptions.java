package app.safelight.cli;

import app.safelight.request.GenerationRequest;
import app.safelight.store.StoreException;
import app.safelight.store.Style;
import app.safelight.store.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that add words to a prompt: styles, and the lists its choices are drawn from.
final class WordOptions {
    @Option(
            names = "--style",
            paramLabel = "NAME",
            description = "Put the prompt into a style; may be given several times.")
    private List<String> names = List.of();

    @Option(
            names = "--styles",
            paramLabel = "FILE",
            description = "Where the styles are: a styles.csv as AUTOMATIC1111 keeps it. Default: styles.csv in the"
                    + " program's folder.")
    private @Nullable Path styles;

    @Option(
            names = "--wildcards",
            paramLabel = "DIR",
            description = "Folder of the lists that __NAME__ in a typed prompt draws a line from, NAME.txt; {a|b} draws"
                    + " without a list. Each picture draws by its seed. Default: wildcards in the program's folder.")
    private @Nullable Path wildcards;

    /// The request with its prompts put into the styles.
    ///
    /// @param home the program's folder
    /// @throws IllegalArgumentException if there is no such style
    /// @throws StoreException if the styles cannot be read
    GenerationRequest styled(GenerationRequest request, Path home) throws StoreException {
        if (names.isEmpty()) {
            return request;
        }
        Path file = styles == null ? home.resolve("styles.csv") : styles;
        Styles all = Styles.read(file);
        for (String name : names) {
            if (all.named(name).isEmpty()) {
                throw new IllegalArgumentException("there is no style " + name + " in " + file + ", only: "
                        + all.styles().stream().map(Style::name).collect(Collectors.joining(", ")));
            }
        }
        Style.Prompts prompts = all.applied(new Style.Prompts(request.prompt(), request.negativePrompt()), names);
        return request.withPrompts(prompts.prompt(), prompts.negativePrompt());
    }

    /// The request with the choices in its prompts to be drawn, if they were typed here or a folder to draw from is
    /// named.
    ///
    /// @param wanted says where the prompts come from
    /// @param home the program's folder
    GenerationRequest drawn(GenerationRequest request, RequestOptions wanted, Path home) {
        if (!wanted.typed() && wildcards == null) {
            return request;
        }
        Path folder = wildcards == null ? home.resolve("wildcards") : wildcards;
        return request.drawingFrom(folder.toString());
    }
}
