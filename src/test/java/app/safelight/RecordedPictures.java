package app.safelight;

import app.safelight.house.ReferenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The recorded cases, of all groups or of those that `-Dsafelight.groups=a,b` names; `-Dsafelight.cases=a,b` picks
/// those whose names begin so.
final class RecordedPictures {
    private RecordedPictures() {}

    static List<RecordedPicture> find() throws IOException {
        Path pictures = ReferenceFolder.path().resolve("pictures");
        if (!Files.isDirectory(pictures)) {
            return List.of();
        }
        Set<String> wanted = listed("safelight.groups");
        Set<String> beginnings = listed("safelight.cases");
        List<RecordedPicture> found = new ArrayList<>();
        JsonNode defaults = ReferenceFolder.json("pictures/defaults.json");
        try (Stream<Path> groups = Files.list(pictures).sorted()) {
            for (Path group : groups.filter(path -> Files.exists(path.resolve("cases.json")))
                    .toList()) {
                String name = group.getFileName().toString();
                if (!wanted.isEmpty() && !wanted.contains(name)) {
                    continue;
                }
                for (JsonNode json : ReferenceFolder.json("pictures/" + name + "/cases.json")) {
                    RecordedPicture recorded = RecordedPicture.of(group, json, defaults);
                    if (recorded.hasModel()
                            && (beginnings.isEmpty() || beginnings.stream().anyMatch(recorded.id()::startsWith))) {
                        found.add(recorded);
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> listed(String property) {
        return Arrays.stream(System.getProperty(property, "").split(","))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toSet());
    }
}
