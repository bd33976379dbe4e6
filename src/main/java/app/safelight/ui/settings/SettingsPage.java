package app.safelight.ui.settings;

import app.safelight.store.Settings.Language;
import app.safelight.store.Settings.Theme;
import app.safelight.ui.control.Choices;
import app.safelight.ui.control.Dialogs;
import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page that shows and changes the settings.
public final class SettingsPage {
    private final Named named;
    private final Messages messages;
    private final Dialogs dialogs;
    private final VBox node;

    /// @param close puts the page away
    public SettingsPage(Named named, SettingsModel model, Dialogs dialogs, Runnable close) {
        this.named = named;
        this.dialogs = dialogs;
        messages = named.messages();
        Label title = new Label(messages.text("settings.name"));
        title.getStyleClass().add("title-3");
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().add("problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        Button done = named.button("close-settings", "settings.close", close);
        done.setDefaultButton(true);
        HBox foot = new HBox(done);
        foot.setAlignment(Pos.CENTER_RIGHT);
        node = new VBox(
                16,
                title,
                folder("pictures-folder", "settings.pictures", model.picturesProperty(), model::picturesFolder),
                folder("models-folder", "settings.models", model.modelsProperty(), model::modelsFolder),
                theme(model),
                language(model),
                problem,
                foot);
        node.setId("settings-page");
        node.getStyleClass().add("page");
        node.setMaxHeight(Region.USE_PREF_SIZE);
    }

    private Node folder(String id, String key, ObjectProperty<@Nullable Path> chosen, Supplier<Path> now) {
        TextField path = named.named(new TextField(), id, key);
        path.setEditable(false);
        HBox.setHgrow(path, Priority.ALWAYS);
        chosen.subscribe(() -> path.setText(now.get().toString()));
        path.setText(now.get().toString());
        Button choose = named.button(
                "choose-" + id,
                "settings.choose",
                () -> dialogs.folder(now.get()).ifPresent(chosen::set));
        Button usual = named.iconButton("usual-" + id, "settings.usual", Icon.AGAIN, () -> chosen.set(null));
        return new VBox(4, named.caption(path, key), new HBox(6, path, choose, usual));
    }

    private Node theme(SettingsModel model) {
        ComboBox<Theme> box = Choices.box(List.of(Theme.values()), theme -> switch (theme) {
            case SYSTEM -> messages.text("settings.theme.system");
            case LIGHT -> messages.text("settings.theme.light");
            case DARK -> messages.text("settings.theme.dark");
        });
        named.named(box, "theme", "settings.theme");
        box.valueProperty().bindBidirectional(model.themeProperty());
        return new VBox(4, named.caption(box, "settings.theme"), box);
    }

    private Node language(SettingsModel model) {
        ComboBox<Language> box = Choices.box(List.of(Language.values()), language -> switch (language) {
            case SYSTEM -> messages.text("settings.language.system");
            case ENGLISH -> "English";
            case CHINESE -> "简体中文";
        });
        named.named(box, "language", "settings.language");
        box.valueProperty().bindBidirectional(model.languageProperty());
        Label later = new Label(messages.text("settings.language.later"));
        later.getStyleClass().add("caption");
        return new VBox(4, named.caption(box, "settings.language"), box, later);
    }

    /// The page.
    public Node node() {
        return node;
    }
}
