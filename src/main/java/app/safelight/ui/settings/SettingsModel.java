package app.safelight.ui.settings;

import app.safelight.store.Settings;
import app.safelight.store.Settings.Language;
import app.safelight.store.Settings.Theme;
import app.safelight.store.StoreException;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What a person has chosen about the window; each change is kept at once.
public final class SettingsModel {
    private final Places places;
    private final Executor background;
    private final FxDelivery delivery;
    private final ObjectProperty<@Nullable Path> pictures = new SimpleObjectProperty<>(this, "pictures", null);
    private final ObjectProperty<@Nullable Path> models = new SimpleObjectProperty<>(this, "models", null);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.SYSTEM);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final AtomicReference<@Nullable Settings> latest = new AtomicReference<>();
    private volatile Path picturesNow;
    private volatile Path modelsNow;

    /// @param background keeps changes
    public SettingsModel(Places places, Executor background, FxDelivery delivery) {
        this.places = places;
        this.background = background;
        this.delivery = delivery;
        picturesNow = places.pictures();
        modelsNow = places.home().resolve("models");
        try {
            take(Settings.read(places.home()));
        } catch (StoreException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
        pictures.subscribe(chosen -> picturesNow = Objects.requireNonNullElse(chosen, places.pictures()));
        models.subscribe(chosen ->
                modelsNow = Objects.requireNonNullElse(chosen, places.home().resolve("models")));
        pictures.addListener(_ -> keep());
        models.addListener(_ -> keep());
        theme.addListener(_ -> keep());
        language.addListener(_ -> keep());
    }

    private void take(Settings settings) {
        pictures.set(settings.pictures());
        models.set(settings.models());
        theme.set(settings.theme());
        language.set(settings.language());
    }

    private void keep() {
        latest.set(new Settings(pictures.get(), models.get(), theme.get(), language.get()));
        background.execute(this::writeLatest);
    }

    private synchronized void writeLatest() {
        Settings settings = latest.getAndSet(null);
        if (settings != null) {
            try {
                settings.write(places.home());
            } catch (StoreException e) {
                String reason = String.valueOf(e.getMessage());
                delivery.post(() -> problem.set(reason));
            }
        }
    }

    /// Chosen folder for pictures; null for the usual one.
    public ObjectProperty<@Nullable Path> picturesProperty() {
        return pictures;
    }

    /// Chosen folder models are looked for in; null for the usual one.
    public ObjectProperty<@Nullable Path> modelsProperty() {
        return models;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /// Why the settings could not be read or kept; empty where they could.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The folder pictures go to. Any thread may ask.
    public Path picturesFolder() {
        return picturesNow;
    }

    /// The folder models are looked for in. Any thread may ask.
    public Path modelsFolder() {
        return modelsNow;
    }

    /// The folder of the lists that prompts draw from.
    public Path wordLists() {
        return places.home().resolve("wildcards");
    }

    /// The locale of the words.
    public Locale locale() {
        return switch (language.get()) {
            case SYSTEM -> Locale.getDefault();
            case ENGLISH -> Locale.ENGLISH;
            case CHINESE -> Locale.SIMPLIFIED_CHINESE;
        };
    }
}
