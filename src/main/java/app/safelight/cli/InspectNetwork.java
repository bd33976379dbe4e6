package app.safelight.cli;

import app.safelight.request.ModelFamily;
import app.safelight.weights.FewSteps;
import app.safelight.weights.NetworkInspection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `inspect` says of a file of the LoRA family, or of an embedding.
///
/// @param shortHash as recipes name it; null where it was not asked for
record InspectNetwork(
        NetworkInspection inspection, @Nullable String shortHash) {
    private static final int MOST_SHOWN = 20;

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        ModelFamily family = inspection.family();
        fields.put("network", inspection.kind());
        fields.put("family", family == null ? null : family.name());
        fields.put("rank", inspection.rank());
        fields.put("keys", inspection.keys());
        fields.put("matched", inspection.keys() - inspection.unmatched().size());
        fields.put("unmatched", inspection.unmatched());
        fields.put("embeddings", inspection.embeddings());
        fields.put("triggers", inspection.triggers());
        FewSteps fewSteps = inspection.fewSteps();
        if (fewSteps != null) {
            fields.put("fewSteps", fewSteps.proposal());
        }
        if (shortHash != null) {
            fields.put("shortHash", shortHash);
        }
        return fields;
    }

    String table() {
        StringBuilder text = new StringBuilder();
        ModelFamily family = inspection.family();
        row(text, "kind", inspection.kind());
        row(text, "family", family == null ? "not known: its sizes are those of no published model" : family.name());
        if (inspection.rank() > 0) {
            row(text, "rank", Long.toString(inspection.rank()));
        }
        if (inspection.keys() > 0) {
            int found = inspection.keys() - inspection.unmatched().size();
            row(text, "matched", found + " of " + inspection.keys() + " tensors");
        }
        inspection.unmatched().stream().limit(MOST_SHOWN).forEach(name -> row(text, "unmatched", name));
        int rest = inspection.unmatched().size() - MOST_SHOWN;
        if (rest > 0) {
            row(text, "unmatched", "and " + rest + " more, which --json lists");
        }
        inspection.embeddings().forEach((name, vectors) -> row(text, "embedding", name + ", " + vectors + " vectors"));
        FewSteps fewSteps = inspection.fewSteps();
        if (fewSteps != null) {
            row(text, "note", fewSteps.proposal());
        }
        if (!inspection.triggers().isEmpty()) {
            row(text, "triggers", String.join(", ", inspection.triggers()));
        }
        if (shortHash != null) {
            row(text, "short hash", shortHash);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("%-12s%s%n".formatted(name, Printable.line(value)));
    }
}
