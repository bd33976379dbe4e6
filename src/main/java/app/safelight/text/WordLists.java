package app.safelight.text;

import java.util.List;

/// The lists of words a prompt can draw from by name.
@FunctionalInterface
public interface WordLists {
    /// The choices of a list, at least one.
    ///
    /// @param name letters and digits, with blanks, hyphens, single underscores and slashes between them
    /// @throws IllegalArgumentException saying what is missing and where it would belong
    List<String> choices(String name);
}
