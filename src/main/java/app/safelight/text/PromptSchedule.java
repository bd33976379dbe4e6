package app.safelight.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a prompt says at each call of the network.
///
/// @param spans in order, at least one
public record PromptSchedule(List<PromptEditing.Span> spans) {
    /// @throws IllegalArgumentException if there is no span
    public PromptSchedule {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("spans is empty");
        }
    }

    /// The schedule of a prompt whose comments are gone.
    public static PromptSchedule of(String prompt, Timeline timeline) {
        return new PromptSchedule(PromptEditing.schedule(prompt, timeline));
    }

    /// The text for a call of the network, counted from 0. AUTOMATIC1111 compares that count with the last step of each
    /// span, which counts from 1: the first span lasts one call longer than it says. Calls past the last span,
    /// which samplers with calls of their own make, get the first.
    public String at(int call) {
        return spans.get(index(call)).text();
    }

    int index(int call) {
        for (int i = 0; i < spans.size(); i++) {
            if (call <= spans.get(i).lastStep()) {
                return i;
            }
        }
        return 0;
    }

    /// Its texts in order, each as often as it is said.
    public List<String> texts() {
        return spans.stream().map(PromptEditing.Span::text).toList();
    }

    /// Its texts in order, each once.
    public Set<String> distinct() {
        return new LinkedHashSet<>(texts());
    }
}
