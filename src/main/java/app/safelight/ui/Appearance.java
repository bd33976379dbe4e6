package app.safelight.ui;

import app.safelight.store.Settings.Theme;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/// Keeps the window's colours as chosen, or as the system's.
final class Appearance {
    private final ObservableValue<Theme> chosen;

    Appearance(ObservableValue<Theme> chosen) {
        this.chosen = chosen;
        chosen.subscribe(this::apply);
        Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
        apply();
    }

    private void apply() {
        boolean dark = switch (chosen.getValue()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }
}
