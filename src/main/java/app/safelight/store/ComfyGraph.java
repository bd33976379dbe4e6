package app.safelight.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The nodes of a ComfyUI prompt and what leads to what. It can come from anybody: links can lead nowhere or round in
/// circles, and what is beyond 2000 nodes or 200 inputs is left out.
final class ComfyGraph {
    private static final int MOST_NODES = 2000;
    private static final int MOST_INPUTS = 200;
    private static final int FARTHEST = 16;

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /// A node.
    ///
    /// @param kind its class
    /// @param inputs values, or links `[id, output]`
    record Node(String id, String kind, JsonNode inputs) {
        boolean is(String... kinds) {
            return Stream.of(kinds).anyMatch(kind::equals);
        }
    }

    /// @param prompt nodes by their ids
    ComfyGraph(JsonNode prompt) {
        prompt.properties().stream()
                .limit(MOST_NODES)
                .filter(each -> each.getValue().path("class_type").isString()
                        && each.getValue().path("inputs").isObject()
                        && each.getValue().get("inputs").size() <= MOST_INPUTS)
                .forEach(each -> nodes.put(
                        each.getKey(),
                        new Node(
                                each.getKey(),
                                each.getValue().get("class_type").asString(),
                                each.getValue().get("inputs"))));
    }

    Stream<Node> nodes() {
        return nodes.values().stream();
    }

    /// The node an input is linked to.
    Optional<Node> linked(Node node, String input) {
        return target(node.inputs().path(input));
    }

    private Optional<Node> target(JsonNode link) {
        return link.isArray() && !link.isEmpty()
                ? Optional.ofNullable(nodes.get(link.get(0).asString("")))
                : Optional.empty();
    }

    /// The nearest node of a kind among a node and all that lead to it.
    Optional<Node> nearest(Node from, Predicate<Node> wanted) {
        Deque<Node> open = new ArrayDeque<>();
        Set<Node> seen = new HashSet<>();
        open.add(from);
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (!seen.add(node)) {
                continue;
            }
            if (wanted.test(node)) {
                return Optional.of(node);
            }
            node.inputs()
                    .valueStream()
                    .map(this::target)
                    .flatMap(Optional::stream)
                    .forEach(open::add);
        }
        return Optional.empty();
    }

    /// The nearest node of a kind among those that lead to an input.
    Optional<Node> nearest(Node from, String input, Predicate<Node> wanted) {
        return linked(from, input).flatMap(node -> nearest(node, wanted));
    }

    /// The value of an input, or that of the node it is linked to, which holds but one.
    @Nullable
    String value(Node node, String input) {
        JsonNode value = node.inputs().path(input);
        for (int i = 0; i < FARTHEST; i++) {
            String scalar = ForeignJson.scalar(value);
            Optional<Node> next = target(value);
            if (scalar != null || next.isEmpty()) {
                return scalar;
            }
            value = next.get().inputs().valueStream().findFirst().orElse(value);
        }
        return null;
    }
}
