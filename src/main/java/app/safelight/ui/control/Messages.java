package app.safelight.ui.control;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The window's words in one language.
public final class Messages {
    private static final String BUNDLE = "app.safelight.ui.messages";

    private final ResourceBundle bundle;

    /// @param locale whose words to use; English where there are none
    public Messages(Locale locale) {
        bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The words under a key, with the arguments in their places.
    ///
    /// @throws java.util.MissingResourceException if there is no such key
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }
}
