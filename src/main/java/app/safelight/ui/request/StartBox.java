package app.safelight.ui.request;

import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.ResizeMode;
import app.safelight.request.StepRule;
import app.safelight.ui.control.Choices;
import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
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
    private final TextField maskBlur;
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
        maskBlur = named.named(NumberField.of(model.maskBlur()), "mask-blur", "start.blur");
        Node none = choosing(actions);
        Node chosen = new VBox(12, picture(actions), how(), masked());
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
        Runnable look = () -> show(resizing, !sameShape());
        document.pictureProperty().subscribe(look);
        request.width().textProperty().subscribe(look);
        request.height().textProperty().subscribe(look);
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

    /// Whether the picture has the shape of the size asked for, so that no way of resizing differs from another.
    private boolean sameShape() {
        BasePicture now = document.pictureProperty().get();
        if (now == null || !request.width().isValid() || !request.height().isValid()) {
            return false;
        }
        return request.width().value().longValue() * now.height()
                == request.height().value().longValue() * now.width();
    }

    private Node masked() {
        ComboBox<MaskedContent> content =
                choice("masked-content", "start.content", MaskedContent.values(), this::words);
        content.valueProperty().bindBidirectional(model.contentProperty());
        ComboBox<MaskMode> mode = choice("mask-mode", "start.mode", MaskMode.values(), this::words);
        mode.valueProperty().bindBidirectional(model.modeProperty());
        VBox blur = labelled(maskBlur, "start.blur");
        VBox under = labelled(content, "start.content");
        HBox row = new HBox(12, blur, under);
        HBox.setHgrow(blur, Priority.ALWAYS);
        HBox.setHgrow(under, Priority.ALWAYS);
        VBox all = new VBox(12, row, labelled(mode, "start.mode"));
        document.actingProperty().subscribe(acting -> show(all, acting));
        return all;
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

    private String words(MaskedContent content) {
        return switch (content) {
            case ORIGINAL -> messages.text("start.content.original");
            case FILL -> messages.text("start.content.fill");
            case LATENT_NOISE -> messages.text("start.content.noise");
            case LATENT_NOTHING -> messages.text("start.content.nothing");
        };
    }

    private String words(MaskMode mode) {
        return switch (mode) {
            case INPAINT_MASKED -> messages.text("start.mode.masked");
            case INPAINT_NOT_MASKED -> messages.text("start.mode.other");
        };
    }

    /// The fields that can hold something unusable.
    Map<Field, Control> fields() {
        return Map.of(Field.DENOISING, denoising, Field.MASK_BLUR, maskBlur);
    }

    /// The box.
    Node node() {
        return node;
    }
}
