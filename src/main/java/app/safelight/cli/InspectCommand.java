package app.safelight.cli;

import app.safelight.request.ModelStage;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.DType;
import app.safelight.weights.FewSteps;
import app.safelight.weights.FileHash;
import app.safelight.weights.FileKind;
import app.safelight.weights.Inspection;
import app.safelight.weights.ModelDescription;
import app.safelight.weights.ModelFormatException;
import app.safelight.weights.ModelHash;
import app.safelight.weights.NetworkInspection;
import app.safelight.weights.StageDescription;
import app.safelight.weights.ValueCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what a model file is.
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = {
            "Says what a model file or folder is, stage by stage, and what is wrong with it.",
            "Nothing in it is run, whatever it holds. Exit code 1 if it cannot be used as a model.",
            "Of a LoRA or an embedding it says what it is made for; with --for, how it fits a checkpoint."
        },
        footer = {
            "",
            "Examples:",
            "  safelight inspect model.safetensors",
            "  safelight inspect old-model.ckpt --check-values",
            "  safelight inspect lora.safetensors --for model.safetensors",
            "  safelight inspect diffusers-folder/ --json --no-hash"
        })
final class InspectCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(paramLabel = "MODEL", description = "A .safetensors or .ckpt file, an index of shards, or a folder.")
    private Path model = Path.of("");

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--no-hash", description = "Leave out the SHA-256, for which the whole file has to be read.")
    private boolean noHash;

    @Option(
            names = "--check-values",
            description = "Also read every weight and name those with values that are not numbers.")
    private boolean checkValues;

    @Option(
            names = "--for",
            paramLabel = "MODEL",
            description = "Checkpoint that a LoRA is to be used with. Exit code 1 if nothing of it fits.")
    private @Nullable Path checkpoint;

    InspectCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ModelFormatException {
        Inspection inspection = Inspection.of(model);
        if (inspection.kind() == FileKind.LORA || inspection.kind() == FileKind.EMBEDDING) {
            return network(inspection);
        }
        ModelDescription description = inspection.description();
        List<String> problems = new ArrayList<>(inspection.problems());
        if (checkValues && description != null) {
            problems.addAll(ValueCheck.run(model));
        }
        ModelHash hash = noHash || description == null ? null : ModelHash.of(model);
        Surroundings around = root.surroundings();
        if (json) {
            around.out().println(JsonOutput.text(fields(inspection, hash, problems)));
        } else if (description != null) {
            around.out().print(Printable.lines(table(description, hash, problems)));
        }
        if (problems.isEmpty()) {
            return RootCommand.DONE;
        }
        root.complain(new ModelFormatException(model, String.join("; ", problems)));
        return RootCommand.IMPOSSIBLE;
    }

    /// Says what a LoRA or an embedding is.
    private int network(Inspection inspection) throws IOException, ModelFormatException {
        InspectNetwork said = inspected(inspection.kind());
        List<String> problems = new ArrayList<>();
        if (checkpoint == null) {
            problems.addAll(inspection.problems());
        } else if (inspection.kind() == FileKind.LORA && said.inspection().family() == null) {
            problems.add("is made for another family of models: none of its layers is in this one");
        }
        Surroundings around = root.surroundings();
        if (json) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("file", model.toString());
            fields.put("kind", inspection.kind().words());
            fields.putAll(said.fields());
            fields.put("problems", problems);
            around.out().println(JsonOutput.text(fields));
        } else {
            around.out().print(Printable.lines(said.table()));
        }
        if (problems.isEmpty()) {
            return RootCommand.DONE;
        }
        root.complain(new ModelFormatException(model, String.join("; ", problems)));
        return RootCommand.IMPOSSIBLE;
    }

    private InspectNetwork inspected(FileKind kind) throws IOException, ModelFormatException {
        if (kind == FileKind.EMBEDDING) {
            return new InspectNetwork(NetworkInspection.ofEmbedding(model), noHash ? null : FileHash.whole(model));
        }
        String hash = noHash ? null : FileHash.weights(model);
        if (checkpoint == null) {
            return new InspectNetwork(NetworkInspection.of(model, null), hash);
        }
        try (Checkpoint opened = Checkpoint.open(checkpoint)) {
            return new InspectNetwork(NetworkInspection.of(model, opened), hash);
        }
    }

    /// Notes on a checkpoint, with what few steps it is made for.
    private List<String> notes(ModelDescription description) {
        List<String> notes = new ArrayList<>(description.notes());
        FewSteps.of(String.valueOf(model.getFileName()), description.metadata())
                .ifPresent(kind -> notes.add(kind.proposal()));
        return notes;
    }

    private Map<String, @Nullable Object> fields(
            Inspection inspection, @Nullable ModelHash hash, List<String> problems) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("file", model.toString());
        fields.put("kind", inspection.kind().words());
        ModelDescription description = inspection.description();
        if (description != null) {
            fields.put("family", description.family().name());
            fields.put("variant", lower(description.variant()));
            fields.put("prediction", lower(description.prediction()));
            fields.put("stages", stages(description));
            fields.put("notes", notes(description));
        }
        if (hash != null) {
            fields.put("sha256", hash.sha256());
            fields.put("shortHash", hash.shortHash());
        }
        fields.put("problems", problems);
        return fields;
    }

    private static Map<String, Map<String, Object>> stages(ModelDescription description) {
        Map<String, Map<String, Object>> stages = new LinkedHashMap<>();
        for (ModelStage stage : ModelStage.values()) {
            StageDescription size = description.stages().get(stage);
            if (size != null) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("parameters", size.parameters());
                fields.put("bytes", size.bytes());
                fields.put("type", types(size));
                stages.put(stage.id(), fields);
            }
        }
        return stages;
    }

    private String table(ModelDescription description, @Nullable ModelHash hash, List<String> problems) {
        StringBuilder text = new StringBuilder();
        row(text, "family", description.family().name());
        row(text, "variant", lower(description.variant()));
        row(text, "prediction", lower(description.prediction()));
        for (ModelStage stage : ModelStage.values()) {
            StageDescription size = description.stages().get(stage);
            row(
                    text,
                    stage.id(),
                    size == null
                            ? "missing"
                            : String.format(
                                    Locale.ROOT,
                                    "%,14d parameters  %,14d bytes  %s",
                                    size.parameters(),
                                    size.bytes(),
                                    types(size)));
        }
        if (hash != null) {
            row(text, "sha256", hash.sha256());
            row(text, "short hash", hash.shortHash());
        }
        notes(description).forEach(note -> row(text, "note", note));
        problems.forEach(problem -> row(text, "problem", problem));
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("%-12s%s%n".formatted(name, Printable.line(value)));
    }

    private static String types(StageDescription stage) {
        return stage.types().stream().map(DType::name).collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
