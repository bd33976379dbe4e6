package app.safelight.ui;

import app.safelight.request.Profile;
import app.safelight.ui.control.Choices;
import app.safelight.ui.control.Dialogs;
import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The bar above the panels: which model, and begin and end of the work.
final class TopBar {
    private final Named named;
    private final Messages messages;
    private final WorkbenchModel model;
    private final Dialogs dialogs;
    private final HBox node;

    /// @param settings shows the settings
    TopBar(Named named, WorkbenchModel model, Dialogs dialogs, Runnable settings) {
        this.named = named;
        this.model = model;
        this.dialogs = dialogs;
        messages = named.messages();
        ComboBox<ModelChoices.Choice> models = models();
        Button open = named.iconButton("open-model", "model.open", Icon.OPEN, this::openModel);
        ComboBox<Profile> profiles = named.named(
                Choices.box(List.of(Profile.AUTO, Profile.FULL, Profile.MEDVRAM, Profile.LOWVRAM), this::words),
                "profile",
                "profile.name");
        profiles.valueProperty().bindBidirectional(model.profileProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button generate = named.button("generate", "run.generate", model::generate);
        generate.setGraphic(Icon.GENERATE.node());
        generate.getStyleClass().add("accent");
        Button finish = named.button("finish", "run.finish", model.queue()::finish);
        finish.setGraphic(Icon.FINISH.node());
        Button stop = named.button("stop", "run.stop", model.queue()::stop);
        stop.setGraphic(Icon.STOP.node());
        model.queue().runningProperty().subscribe(job -> {
            finish.setDisable(job == null);
            stop.setDisable(job == null);
            generate.setText(messages.text(job == null ? "run.generate" : "run.queue"));
        });
        node = new HBox(
                8,
                named.caption(models, "model.name"),
                models,
                open,
                named.caption(profiles, "profile.name"),
                profiles,
                space,
                waiting(),
                generate,
                finish,
                stop,
                named.iconButton("settings", "settings.name", Icon.SETTINGS, settings));
        node.getStyleClass().add("top-bar");
    }

    private ComboBox<ModelChoices.Choice> models() {
        ComboBox<ModelChoices.Choice> box =
                named.named(Choices.following(model.models().list(), this::words), "model", "model.name");
        box.setPrefWidth(260);
        box.getStyleClass().add("user-text");
        ObjectProperty<@Nullable String> chosen = model.request().modelProperty();
        chosen.subscribe(path -> {
            box.setValue(model.models().of(path));
            String tip = messages.text("model.name.tip");
            box.getTooltip().setText(path == null ? tip : tip + "\n" + path);
        });
        box.valueProperty().subscribe(choice -> {
            if (choice != null && !Objects.equals(choice.path(), chosen.get())) {
                chosen.set(choice.path());
            }
        });
        return box;
    }

    private String words(Profile profile) {
        return switch (profile) {
            case FULL -> messages.text("profile.full");
            case MEDVRAM -> messages.text("profile.medvram");
            case LOWVRAM -> messages.text("profile.lowvram");
            case AUTO -> messages.text("profile.auto");
        };
    }

    private String words(ModelChoices.Choice choice) {
        String path = choice.path();
        return path == null
                ? messages.text("model.bundled")
                : String.valueOf(Path.of(path).getFileName());
    }

    private void openModel() {
        dialogs.model(model.settings().modelsFolder())
                .ifPresent(file -> model.request().modelProperty().set(file.toString()));
    }

    private Label waiting() {
        Label label = new Label();
        label.setId("waiting");
        label.getStyleClass().add("muted");
        model.queue().waitingProperty().subscribe(count -> {
            label.setText(messages.text("run.waiting", count));
            label.setVisible(count.intValue() > 0);
        });
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    Node node() {
        return node;
    }
}
