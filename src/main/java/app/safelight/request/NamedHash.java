package app.safelight.request;

/// A file that took part in making a picture, as recipes name it.
///
/// @param name without its ending, and without colons and commas, which part names in a recipe
/// @param hash first hex digits of its hash
public record NamedHash(String name, String hash) {
    public NamedHash {
        name = name.replace(":", "").replace(",", "");
    }
}
