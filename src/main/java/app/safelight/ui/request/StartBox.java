package app.safelight.ui.request;

import app.safelight.request.ImageSize;
import app.safelight.request.PaintedArea;
import app.safelight.request.ResizeMode;
import app.safelight.request.StepRule;
import app.safelight.ui.control.Choices;
import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The part of the form that chooses a picture to start from, and what then counts. What has no effect is not shown.
public final class StartBox {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final double THUMBNAIL = 56;
    private static final int LOADED = 160;

    private final Named named;
    private final Messages messages;
    private final RequestModel request;
    private final StartModel model;
    private final DocumentModel document;
    private final TextField denoising;
    private final MaskedBox masked;
    private final VBox node;

    /// What the box asks the window to do.
    ///
    /// @param choose asks a person for a picture
    /// @param useShown takes the picture that is shown
    /// @param usable whether one is shown that can be taken
    public record Actions(Runnable choose, Runnable useShown, ObservableValue<Boolean> usable) {}

    public StartBox(Named named, RequestModel request, Actions actions) {
        this.named = named;
        this.request = request;
        messages = named.messages();
        model = request.start();
        document = model.document();
        denoising = named.named(NumberField.of(model.denoising()), "denoising", "start.denoising");
        masked = new MaskedBox(named, request);
        Node none = choosing(actions);
        Node chosen = new VBox(12, picture(actions), how(), masked.node());
        Label caption = new Label(messages.text("start.name"));
        caption.getStyleClass().add("caption");
        node = named.area(new VBox(4, caption, none, chosen), "start", "start.name");
        node.getStyleClass().add("start");
        document.pictureProperty().subscribe(now -> {
            show(none, now == null);
            show(chosen, now != null);
        });
        acceptDrops();
    }

    /// What is there while there is no picture.
    private Node choosing(Actions actions) {
        Button choose = named.button("choose-start", "start.choose", actions.choose());
        choose.setGraphic(Icon.OPEN.node());
        Button use = named.button("use-shown", "start.use", actions.useShown());
        use.setGraphic(Icon.START.node());
        actions.usable().subscribe(usable -> use.setDisable(!usable));
        choose.setMaxWidth(Double.MAX_VALUE);
        use.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(choose, Priority.ALWAYS);
        HBox.setHgrow(use, Priority.ALWAYS);
        return new HBox(8, choose, use);
    }

    private Node picture(Actions actions) {
        ImageView view = new ImageView();
        view.setFitWidth(THUMBNAIL);
        view.setFitHeight(THUMBNAIL);
        view.setPreserveRatio(true);
        StackPane frame = new StackPane(view);
        frame.setMinSize(THUMBNAIL, THUMBNAIL);
        frame.setMaxSize(THUMBNAIL, THUMBNAIL);
        frame.getStyleClass().add("card-picture");
        Label name = new Label();
        name.setId("start-picture");
        name.getStyleClass().add("user-text");
        Label about = new Label();
        about.setId("start-about");
        about.setWrapText(true);
        about.getStyleClass().add("caption");
        VBox words = new VBox(2, name, about);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        document.pictureProperty().subscribe(now -> {
            view.setImage(now == null ? null : thumbnail(now));
            name.setText(now == null ? "" : now.name());
            name.setTooltip(now == null ? null : new Tooltip(now.name()));
        });
        Runnable describe = () -> {
            BasePicture now = document.pictureProperty().get();
            about.setText(now == null ? "" : about(now));
        };
        document.pictureProperty().subscribe(describe);
        document.actingProperty().subscribe(describe);
        document.fittingProperty().subscribe(describe);
        Button other = named.iconButton("other-start", "start.other", Icon.OPEN, actions.choose());
        Button clear = named.iconButton("clear-start", "start.clear", Icon.REMOVE, document::clear);
        HBox row = new HBox(8, frame, words, other, clear);
        row.getStyleClass().add("start-picture");
        return row;
    }

    private static Image thumbnail(BasePicture picture) {
        return new Image(picture.file().toUri().toString(), LOADED, LOADED, true, true, true);
    }

    private String about(BasePicture picture) {
        String size = messages.text("start.size", picture.width(), picture.height());
        if (!document.fittingProperty().get()) {
            return size + " · " + messages.text("start.unfit");
        }
        return size + " · " + messages.text(document.actingProperty().get() ? "start.masked" : "start.whole");
    }

    private Node how() {
        ComboBox<ResizeMode> resize = choice("resize-mode", "start.resize", ResizeMode.values(), this::words);
        resize.valueProperty().bindBidirectional(model.resizeProperty());
        VBox resizing = labelled(resize, "start.resize");
        Runnable look = () -> show(resizing, resizes());
        List<Observable> causes = List.of(
                document.pictureProperty(),
                document.actingProperty(),
                model.areaProperty(),
                request.width().textProperty(),
                request.height().textProperty());
        causes.forEach(cause -> cause.addListener(_ -> look.run()));
        CheckBox exact = named.named(new CheckBox(messages.text("start.exact")), "exact-steps", "start.exact");
        exact.setMnemonicParsing(false);
        model.stepRuleProperty().subscribe(rule -> exact.setSelected(rule == StepRule.EXACT));
        exact.setOnAction(_ -> model.stepRuleProperty().set(exact.isSelected() ? StepRule.EXACT : StepRule.SHARE));
        VBox strength = labelled(denoising, "start.denoising");
        HBox row = new HBox(12, strength, resizing);
        HBox.setHgrow(strength, Priority.ALWAYS);
        HBox.setHgrow(resizing, Priority.ALWAYS);
        return new VBox(8, row, exact);
    }

    /// Whether the picture is brought to another size: the masked area alone always is, and in one way only.
    private boolean resizes() {
        BasePicture now = document.pictureProperty().get();
        ImageSize size = request.size();
        boolean framed = document.actingProperty().get() && model.areaProperty().get() == PaintedArea.ONLY_MASKED;
        boolean same = now != null && size != null && size.width() == now.width() && size.height() == now.height();
        return !framed && !same;
    }

    private void acceptDrops() {
        node.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                node.pseudoClassStateChanged(DROP, true);
                event.consume();
            }
        });
        node.setOnDragExited(_ -> node.pseudoClassStateChanged(DROP, false));
        node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            event.setDropCompleted(dropped(event.getDragboard().getFiles()));
            event.consume();
        });
    }

    /// Starts from the first file that was dropped.
    ///
    /// @return whether there was one
    boolean dropped(List<File> files) {
        files.stream().findFirst().map(File::toPath).ifPresent(document::choose);
        return !files.isEmpty();
    }

    private static void show(Node part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }

    private VBox labelled(Control control, String key) {
        control.setMaxWidth(Double.MAX_VALUE);
        return new VBox(4, named.caption(control, key), control);
    }

    private <T> ComboBox<T> choice(String id, String key, T[] values, Function<T, String> words) {
        return named.named(Choices.box(List.of(values), words), id, key);
    }

    private String words(ResizeMode mode) {
        return switch (mode) {
            case JUST_RESIZE -> messages.text("start.resize.just");
            case CROP_AND_RESIZE -> messages.text("start.resize.crop");
            case RESIZE_AND_FILL -> messages.text("start.resize.fill");
            case LATENT_UPSCALE -> messages.text("start.resize.latent");
        };
    }

    /// The fields that can hold something unusable.
    Map<Field, Control> fields() {
        Map<Field, Control> fields = new EnumMap<>(masked.fields());
        fields.put(Field.DENOISING, denoising);
        return fields;
    }

    /// The box.
    Node node() {
        return node;
    }
}
