package app.safelight.text;

import java.util.List;
import java.util.stream.Stream;

/// What steers one pass of a picture, as text.
///
/// @param positives the sub-prompts joined by `AND`; at least one
/// @param negative what to stay away from
public record PromptPlan(List<Branch> positives, PromptSchedule negative) {
    /// @throws IllegalArgumentException if there is no sub-prompt
    public PromptPlan {
        positives = List.copyOf(positives);
        if (positives.isEmpty()) {
            throw new IllegalArgumentException("positives is empty");
        }
    }

    /// A sub-prompt.
    ///
    /// @param schedule what it says when
    /// @param weight of its guidance
    public record Branch(PromptSchedule schedule, double weight) {}

    /// The plan of a prompt and a negative prompt. In the negative one `AND` is a word like any other, and so is what
    /// stands in angle brackets.
    public static PromptPlan of(String prompt, String negative, Timeline timeline) {
        String words = NetworkTags.of(PromptComments.strip(prompt)).prompt();
        List<Branch> positives = SubPrompt.split(words).stream()
                .map(part -> new Branch(PromptSchedule.of(part.text(), timeline), part.weight()))
                .toList();
        return new PromptPlan(positives, PromptSchedule.of(PromptComments.strip(negative), timeline));
    }

    /// The schedules of all its prompts.
    public List<PromptSchedule> schedules() {
        return Stream.concat(positives.stream().map(Branch::schedule), Stream.of(negative))
                .toList();
    }
}
