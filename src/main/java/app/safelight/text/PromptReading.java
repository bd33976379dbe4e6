package app.safelight.text;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prompt taken apart for whoever looks at it: what applies from which step, with which weight, in which chunk.
/// Positions are those of characters in the prompt as it was written, comments and all.
///
/// @param branches the sub-prompts joined by `AND`; at least one
/// @param notes on what its writer may not have meant, by position
/// @param problem for which it cannot be used; null if it can
public record PromptReading(
        List<Branch> branches,
        List<BracketNote> notes,
        @Nullable String problem) {
    /// @throws IllegalArgumentException if there is no sub-prompt
    public PromptReading {
        branches = List.copyOf(branches);
        notes = List.copyOf(notes);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("branches is empty");
        }
    }

    /// A sub-prompt.
    ///
    /// @param weight of its guidance
    /// @param phases in order; at least one
    public record Branch(double weight, List<Phase> phases) {
        /// @throws IllegalArgumentException if there is no phase
        public Branch {
            phases = List.copyOf(phases);
            if (phases.isEmpty()) {
                throw new IllegalArgumentException("phases is empty");
            }
        }
    }

    /// What a sub-prompt says for some calls of the network. A sampler of second order makes two calls in a step.
    ///
    /// @param firstCall counted from 1
    /// @param lastCall counted from 1, the last one included
    /// @param text emphasis still in it
    /// @param pieces of the text, in order; none if it cannot be read
    /// @param tokens that fill its chunks up to the end of the text
    /// @param room of its chunks in tokens, a multiple of 75
    public record Phase(int firstCall, int lastCall, String text, List<Piece> pieces, int tokens, int room) {
        /// @throws NullPointerException if a piece is null
        public Phase {
            pieces = List.copyOf(pieces);
        }
    }

    /// Words of equal weight.
    ///
    /// @param text without the brackets that gave it its weight
    /// @param weight 1 for plain text
    /// @param source where its characters stand in the prompt
    /// @param firstChunk index of the chunk it begins in
    /// @param lastChunk index of the chunk it ends in
    public record Piece(String text, double weight, List<CharRange> source, int firstChunk, int lastChunk) {
        /// @throws NullPointerException if a range is null
        public Piece {
            source = List.copyOf(source);
        }
    }

    /// The phase that fills most room.
    public Phase longest() {
        return branches.stream()
                .flatMap(branch -> branch.phases().stream())
                .max(Comparator.comparingInt(Phase::tokens))
                .orElseThrow();
    }
}
