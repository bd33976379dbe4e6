package app.safelight.store.a1111;

import app.safelight.store.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a request names but does not hold.
public interface Installation {
    /// The checkpoint of that name, where there is one.
    Optional<Path> checkpoint(String name);

    /// The file of an autoencoder of that name, where there is one.
    Optional<Path> autoencoder(String name);

    /// The prompts with styles applied in their order; names of styles that do not exist change nothing.
    Style.Prompts styled(Style.Prompts prompts, List<String> styles);

    /// A seed for a request that wants any: 0 to 2³² − 1.
    long anySeed();
}
