package app.safelight.engine;

import app.safelight.engine.PassNetworks.TextChange;
import app.safelight.request.NamedHash;
import app.safelight.request.Remark;
import app.safelight.text.LoraCall;
import app.safelight.text.NetworkTags;
import app.safelight.text.PromptComments;
import app.safelight.text.PromptSyntaxException;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.Embedding;
import app.safelight.weights.FewSteps;
import app.safelight.weights.ModelFormatException;
import app.safelight.weights.NetworkFile;
import app.safelight.weights.NetworkMatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The networks that prompts call, found in folders by their names and kept open from one request to the next for as
/// long as they are called. Used by one thread only.
final class NetworkShelf implements AutoCloseable {
    private static final Set<String> ENDINGS = Set.of("safetensors", "pt", "ckpt");
    private static final String TRAINED_AS = "ss_output_name";

    private final Map<Path, LoadedNetwork> open = new LinkedHashMap<>();
    private final List<LoadedNetwork> outdated = new ArrayList<>();
    private final Set<Path> called = new HashSet<>();
    private final EmbeddingShelf embeddings = new EmbeddingShelf();

    /// The networks of one pass.
    ///
    /// @param prompt whose tags call them
    /// @param negative in which embeddings count, too
    /// @throws EngineException if a strength is no number, or a file cannot be used
    PassNetworks networks(String prompt, String negative, Checkpoint checkpoint, NetworkFolders folders)
            throws EngineException, IOException {
        NetworkTags tags = NetworkTags.of(PromptComments.strip(prompt));
        PassBuilder pass = new PassBuilder();
        List<Embedding> words = new ArrayList<>(
                embeddings.named(tags.prompt() + "\n" + negative, checkpoint, folders.embeddings(), pass::problem));
        List<LoraCall> calls = calls(tags);
        if (!calls.isEmpty()) {
            NamedFiles files = NamedFiles.in(folders.loras(), ENDINGS);
            for (LoraCall call : calls) {
                Path file = find(call.name(), files);
                if (file == null) {
                    pass.problem(new NetworkProblem(Remark.NETWORK_MISSING, call.name()));
                } else {
                    LoadedNetwork network = network(file);
                    take(call, network, checkpoint, pass);
                    network.file().embeddings().stream()
                            .filter(embedding -> embedding.fits(checkpoint))
                            .forEach(words::add);
                }
            }
        }
        return pass.build(new KnownEmbeddings(words));
    }

    private static List<LoraCall> calls(NetworkTags tags) throws EngineException {
        try {
            return LoraCall.of(tags.tags());
        } catch (PromptSyntaxException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The file of a name: its own, else that which the file says it was trained under.
    private static @Nullable Path find(String name, NamedFiles files) throws IOException {
        Path own = files.find(name).orElse(null);
        if (own != null) {
            return own;
        }
        for (Path file : files.all().values()) {
            if (name.equals(NetworkFile.metadata(file).get(TRAINED_AS))) {
                return file;
            }
        }
        return null;
    }

    private LoadedNetwork network(Path file) throws EngineException, IOException {
        called.add(file);
        LoadedNetwork known = open.get(file);
        if (known != null && known.isOf(file)) {
            return known;
        }
        try {
            LoadedNetwork loaded = LoadedNetwork.open(file);
            LoadedNetwork before = open.put(file, loaded);
            if (before != null) {
                outdated.add(before);
            }
            return loaded;
        } catch (ModelFormatException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void take(LoraCall call, LoadedNetwork network, Checkpoint checkpoint, PassBuilder pass)
            throws EngineException, IOException {
        NetworkMatch match = network.match(checkpoint);
        if (match.none()) {
            pass.problem(new NetworkProblem(Remark.NETWORK_OTHER_MODEL, call.name()));
        } else if (!match.unmatched().isEmpty()) {
            pass.problem(new NetworkProblem(
                    Remark.NETWORK_PARTLY,
                    match.unmatched().size() + " of " + match.keys() + " tensors of " + call.name()));
        }
        try {
            pass.lora(new NamedHash(call.name(), network.hash()));
        } catch (ModelFormatException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
        pass.patches(match, call);
        FewSteps.of(call.name(), network.file().metadata()).ifPresent(kind -> pass.fewSteps(call.name(), kind));
        if (call.textStrength() != 0 && match.textEncoders().stream().anyMatch(changes -> !changes.isEmpty())) {
            pass.text(new TextChange(network, call.textStrength(), call.rank()));
        }
    }

    /// Closes what has not been called since this was last done. Nothing may use it any more.
    void tidy() {
        outdated.forEach(LoadedNetwork::close);
        outdated.clear();
        open.entrySet().removeIf(entry -> {
            if (called.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().close();
            return true;
        });
        called.clear();
    }

    @Override
    public void close() {
        called.clear();
        tidy();
    }
}
