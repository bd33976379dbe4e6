package app.safelight.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a person has chosen about the window, kept in `settings.json` in the program's folder.
///
/// @param pictures folder for pictures; null for the usual one
/// @param models folder models are looked for in; null for the usual one
/// @param theme colours
/// @param language of the words
public record Settings(@Nullable Path pictures, @Nullable Path models, Theme theme, Language language) {
    /// What counts before anything was chosen.
    public static final Settings USUAL = new Settings(null, null, Theme.SYSTEM, Language.SYSTEM);

    private static final String FILE = "settings.json";
    private static final List<String> FIELDS = List.of("pictures", "models", "theme", "language");

    /// Colours of the window.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// Languages of the window.
    public enum Language {
        SYSTEM,
        ENGLISH,
        CHINESE
    }

    /// Reads the settings of a program's folder; the usual ones where none are kept.
    ///
    /// @throws StoreException naming the file and the field that cannot be used
    public static Settings read(Path home) throws StoreException {
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return USUAL;
        }
        JsonFields fields = JsonFields.read(file, FIELDS);
        return new Settings(
                fields.optional("pictures", Path::of),
                fields.optional("models", Path::of),
                fields.needed("theme", name -> Theme.valueOf(name.toUpperCase(Locale.ROOT))),
                fields.needed("language", name -> Language.valueOf(name.toUpperCase(Locale.ROOT))));
    }

    /// Keeps the settings in a program's folder, made if need be.
    ///
    /// @throws StoreException if they cannot be written; what was kept before is then still there
    public void write(Path home) throws StoreException {
        Path file = home.resolve(FILE);
        try {
            Files.createDirectories(home);
            WholeFile.write(file, json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failures.writing(file, e);
        }
    }

    private String json() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("pictures", pictures == null ? null : pictures.toString());
        fields.put("models", models == null ? null : models.toString());
        fields.put("theme", theme.name().toLowerCase(Locale.ROOT));
        fields.put("language", language.name().toLowerCase(Locale.ROOT));
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(fields);
    }
}
