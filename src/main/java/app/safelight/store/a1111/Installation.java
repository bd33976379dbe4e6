package app.safelight.store.a1111;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a request names but does not hold.
public interface Installation {
    /// A prompt and a negative prompt.
    record Prompts(String positive, String negative) {}

    /// The checkpoint of that name, where there is one.
    Optional<Path> checkpoint(String name);

    /// The file of an autoencoder of that name, where there is one.
    Optional<Path> autoencoder(String name);

    /// The prompts with styles applied in their order; names of styles that do not exist change nothing.
    Prompts styled(Prompts prompts, List<String> styles);

    /// A seed for a request that wants any: 0 to 2³² − 1.
    long anySeed();
}
