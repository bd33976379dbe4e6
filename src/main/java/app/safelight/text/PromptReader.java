package app.safelight.text;

import app.safelight.request.EmphasisMode;
import app.safelight.request.PromptRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Takes prompts apart for whoever looks at them.
public final class PromptReader {
    private final ClipTokenizer tokenizer;
    private final PromptRules rules;
    private final Timeline timeline;
    private final Map<String, PromptChunks> seen = new HashMap<>();
    private final Set<BracketNote> notes =
            new TreeSet<>(Comparator.comparingInt(BracketNote::position).thenComparing(BracketNote::meaning));

    private @Nullable String problem;

    private PromptReader(ClipTokenizer tokenizer, PromptRules rules, Timeline timeline) {
        this.tokenizer = tokenizer;
        this.rules = rules;
        this.timeline = timeline;
    }

    /// Reads a prompt. What cannot be read is a note, never an exception.
    ///
    /// @param timeline of the pass it is looked at for
    public static PromptReading read(String prompt, ClipTokenizer tokenizer, PromptRules rules, Timeline timeline) {
        var reader = new PromptReader(tokenizer, rules, timeline);
        TracedText plain = NetworkTags.strip(PromptComments.strip(TracedText.of(prompt)));
        List<PromptReading.Branch> branches = new ArrayList<>();
        for (SubPrompt part : SubPrompt.split(plain.text())) {
            var builder = new TracedText.Builder(plain);
            builder.keep(part.start(), part.start() + part.text().length());
            branches.add(reader.branch(builder.build(), part.weight()));
        }
        return new PromptReading(branches, List.copyOf(reader.notes), reader.problem);
    }

    private PromptReading.Branch branch(TracedText text, double weight) {
        PromptEditing.Parsed parsed = PromptEditing.parse(text.text());
        if (parsed.obstacle() >= 0 && text.text().indexOf('[') >= 0) {
            note(text, parsed.obstacle(), BracketNote.Meaning.NO_EDITING);
        }
        List<PromptReading.Phase> phases = new ArrayList<>();
        int first = 1;
        for (int end : parsed.ends(timeline)) {
            // calls count from 0 where spans count from 1
            int last = Math.min(end + 1, timeline.steps());
            if (first <= last) {
                var builder = new TracedText.Builder(text);
                parsed.tree().write(end, timeline, range -> builder.keep(range.from(), range.to()));
                phases.add(phase(first, last, builder.build()));
                first = last + 1;
            }
        }
        return new PromptReading.Branch(weight, phases);
    }

    private PromptReading.Phase phase(int first, int last, TracedText text) {
        try {
            PromptChunks chunks =
                    seen.computeIfAbsent(text.text(), unseen -> PromptChunks.of(unseen, tokenizer, rules));
            return new PromptReading.Phase(
                    first,
                    last,
                    text.text(),
                    pieces(chunks, text),
                    chunks.tokenCount(),
                    chunks.chunks().size() * TokenChunk.CONTENT);
        } catch (PromptSyntaxException e) {
            note(text, e.position(), BracketNote.Meaning.NO_NUMBER);
            problem = e.getMessage();
            return new PromptReading.Phase(first, last, text.text(), List.of(), 0, TokenChunk.CONTENT);
        }
    }

    private List<PromptReading.Piece> pieces(PromptChunks chunks, TracedText text) {
        boolean whole = rules.oldEmphasis() || rules.emphasis() == EmphasisMode.NONE;
        List<List<CharRange>> sources =
                List.of(List.of(new CharRange(0, text.text().length())));
        if (!whole) {
            PromptAttention.Parsed parsed = PromptAttention.read(text.text());
            sources = parsed.sources();
            parsed.notes().forEach(note -> note(text, note.position(), note.meaning()));
        }
        List<PromptReading.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < chunks.parts().size(); i++) {
            PlacedPart placed = chunks.parts().get(i);
            List<CharRange> source = sources.get(i).stream()
                    .flatMap(range -> text.origins(range).stream())
                    .toList();
            pieces.add(new PromptReading.Piece(
                    placed.part().text(), placed.part().weight(), source, placed.firstChunk(), placed.lastChunk()));
        }
        return pieces;
    }

    private void note(TracedText text, int position, BracketNote.Meaning meaning) {
        notes.add(new BracketNote(text.origin(position), meaning));
    }
}
