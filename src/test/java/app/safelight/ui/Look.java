package app.safelight.ui;

import app.safelight.store.Settings;
import app.safelight.store.Settings.Language;
import app.safelight.store.Settings.Theme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How the window looks in a picture of it.
///
/// @param width of the window in layout units
/// @param height of the window in layout units
record Look(Theme theme, Language language, int width, int height) {
    /// Both themes, both languages and both sizes.
    private static final List<Look> FEW = List.of(
            new Look(Theme.LIGHT, Language.ENGLISH, 1280, 800), new Look(Theme.DARK, Language.CHINESE, 1920, 1080));

    /// Those that the tests take pictures in: with `-Dsafelight.screens=all` each theme in each language and size.
    static List<Look> taken() {
        return System.getProperty("safelight.screens", "").equals("all") ? all() : FEW;
    }

    private static List<Look> all() {
        return Stream.of(Theme.LIGHT, Theme.DARK)
                .flatMap(theme -> Stream.of(Language.ENGLISH, Language.CHINESE)
                        .flatMap(language ->
                                Stream.of(new Look(theme, language, 1280, 800), new Look(theme, language, 1920, 1080))))
                .toList();
    }

    Settings settings() {
        return new Settings(null, null, theme, language);
    }

    @Override
    public String toString() {
        return "%s-%s-%dx%d".formatted(theme, language, width, height).toLowerCase(Locale.ROOT);
    }
}
