package app.safelight.engine;

import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The models that were used last, the newest in the end. All stay mapped, with their networks, their hashes and the
/// prompts they have encoded, so that changing back takes no time; the weights of the one in use alone may be in
/// memory. Those not used for longest are closed. Used by one thread at a time.
final class KeptModels implements AutoCloseable {
    private final int most;
    private final PromptTokenizer tokenizer;
    private final List<Kept> models = new ArrayList<>();

    /// A model ready for use.
    ///
    /// @param stages its networks
    /// @param prompts with what it has encoded
    record Kept(OpenModel model, StagedModel stages, PromptEncoder prompts) {
        void close() {
            stages.close();
            model.close();
        }
    }

    /// @param most models that are kept, 1 or more
    KeptModels(int most, PromptTokenizer tokenizer) {
        this.most = most;
        this.tokenizer = tokenizer;
    }

    /// The model of those files: the one that is kept if they are unchanged, else opened beside the others, which it
    /// joins when it is first used.
    OpenModel open(ModelPaths paths) throws ModelFormatException, IOException {
        for (Kept kept : models) {
            if (kept.model.isOf(paths)) {
                return kept.model;
            }
        }
        return OpenModel.open(paths, models.stream().map(Kept::model).toList());
    }

    /// Takes a model into use; the weights of the one before leave memory. Runs on the inference thread, which alone
    /// may free weights.
    Kept use(OpenModel model, Backend backend) throws EngineException {
        Kept last = models.isEmpty() ? null : models.getLast();
        if (last != null && last.model.equals(model)) {
            return last;
        }
        if (last != null) {
            last.stages.rest();
        }
        Kept next = taken(model);
        while (models.size() >= most) {
            models.removeFirst().close();
        }
        Kept used =
                next == null ? new Kept(model, backend.load(model.checkpoint()), new PromptEncoder(tokenizer)) : next;
        models.add(used);
        return used;
    }

    private @Nullable Kept taken(OpenModel model) {
        Optional<Kept> kept =
                models.stream().filter(each -> each.model.equals(model)).findFirst();
        kept.ifPresent(models::remove);
        return kept.orElse(null);
    }

    @Override
    public void close() {
        models.forEach(Kept::close);
        models.clear();
    }
}
