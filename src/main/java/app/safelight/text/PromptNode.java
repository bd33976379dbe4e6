package app.safelight.text;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/// A piece of a prompt that may change from step to step.
sealed interface PromptNode {
    /// Text that stays, as it stands in the prompt.
    record Fixed(CharRange range) implements PromptNode {}

    /// Pieces one after the other.
    record Sequence(List<PromptNode> parts) implements PromptNode {}

    /// `[before:after:when]`.
    record Edited(PromptNode before, PromptNode after, String when) implements PromptNode {}

    /// `[a|b|c]`: the next one at each step.
    record Alternating(List<PromptNode> options) implements PromptNode {}

    /// Passes on the characters that count at a step, counted from 1.
    default void write(int step, Timeline timeline, Consumer<CharRange> out) {
        switch (this) {
            case Fixed fixed -> out.accept(fixed.range());
            case Sequence sequence -> sequence.parts().forEach(part -> part.write(step, timeline, out));
            case Edited edited -> {
                PromptNode current = step <= timeline.stepOf(edited.when()) ? edited.before() : edited.after();
                current.write(step, timeline, out);
            }
            case Alternating alternating -> {
                List<PromptNode> options = alternating.options();
                options.get((step - 1) % options.size()).write(step, timeline, out);
            }
        }
    }

    /// Adds every step after which the piece may say something else.
    default void collectEnds(Timeline timeline, BitSet ends) {
        switch (this) {
            case Fixed _ -> {}
            case Sequence sequence -> sequence.parts().forEach(part -> part.collectEnds(timeline, ends));
            case Edited edited -> {
                int end = timeline.stepOf(edited.when());
                if (end >= 1) {
                    ends.set(end);
                }
                edited.before().collectEnds(timeline, ends);
                edited.after().collectEnds(timeline, ends);
            }
            case Alternating alternating -> {
                ends.set(1, timeline.steps() + 1);
                alternating.options().forEach(option -> option.collectEnds(timeline, ends));
            }
        }
    }
}
