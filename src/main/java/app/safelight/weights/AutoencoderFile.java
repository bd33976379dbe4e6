package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// An autoencoder in a file of its own: the original's names with or without `first_stage_model.`, diffusers' names, or
/// the autoencoder of a whole checkpoint.
final class AutoencoderFile {
    private static final String DIFFUSERS_BLOCK = "encoder.down_blocks.0.";

    private AutoencoderFile() {}

    /// Its weights under the names [Checkpoint#firstStage] promises, checked.
    ///
    /// @throws ModelFormatException if the file holds no whole autoencoder
    static Map<String, Weight> read(Path file, Arena arena) throws ModelFormatException, IOException {
        Map<String, Weight> all = ModelFiles.tensors(file, arena).weights();
        Map<String, Weight> found = new LinkedHashMap<>();
        named(all).forEach((name, weight) -> AutoencoderNames.add(name, weight, found));
        FileKind kind = FileKind.of(all.keySet());
        if (kind != FileKind.VAE && kind != FileKind.CHECKPOINT) {
            throw new ModelFormatException(
                    file, "is " + kind.words() + ", not a VAE: choose a VAE or a checkpoint that holds one");
        }
        StructureCheck check = new StructureCheck("VAE", found);
        AutoencoderCheck.run(check);
        if (!check.problems().isEmpty()) {
            throw new ModelFormatException(
                    file, "is no VAE this program can run: " + String.join("; ", check.problems()));
        }
        found.keySet().removeAll(new HashSet<>(check.unused()));
        return found;
    }

    private static Map<String, Weight> named(Map<String, Weight> all) {
        Map<String, Weight> stage = new LinkedHashMap<>();
        all.forEach((name, weight) -> {
            if (name.startsWith(SingleFileLayout.FIRST_STAGE)) {
                stage.put(name.substring(SingleFileLayout.FIRST_STAGE.length()), weight);
            }
        });
        Map<String, Weight> names = stage.isEmpty() ? all : stage;
        boolean diffusers = names.keySet().stream().anyMatch(name -> name.startsWith(DIFFUSERS_BLOCK));
        return diffusers ? DiffusersNames.autoencoder(names) : names;
    }
}
