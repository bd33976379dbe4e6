package app.safelight.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The words that a network's maker says it answers to, in the metadata of kohya's scripts and of ModelSpec.
final class TriggerWords {
    private static final String PHRASE = "modelspec.trigger_phrase";
    private static final String TAGS = "ss_tag_frequency";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .build();

    private TriggerWords() {}

    /// The words: what is said outright, then the tags of the pictures it was trained on, most frequent first. None
    /// where the metadata cannot be read.
    static List<String> of(Map<String, String> metadata) {
        Set<String> words = new LinkedHashSet<>();
        String phrase = metadata.get(PHRASE);
        if (phrase != null && !phrase.isBlank()) {
            words.add(phrase.strip());
        }
        Map<String, Long> counts = counts(metadata.getOrDefault(TAGS, "{}"));
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .forEach(words::add);
        return new ArrayList<>(words);
    }

    private static Map<String, Long> counts(String json) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try {
            for (JsonNode folder : MAPPER.readTree(json)) {
                folder.properties()
                        .forEach(tag -> counts.merge(
                                tag.getKey().strip(), tag.getValue().asLong(0), Long::sum));
            }
        } catch (JacksonException _) {
            return Map.of();
        }
        return counts;
    }
}
