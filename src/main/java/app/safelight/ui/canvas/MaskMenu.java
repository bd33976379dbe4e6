package app.safelight.ui.canvas;

import app.safelight.ui.control.Dialogs;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.MaskColour;
import app.safelight.ui.mask.MaskOperation;
import app.safelight.ui.mask.PainterModel;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// What can be done with the whole mask.
public final class MaskMenu {
    private static final int USUAL_EDGE = 4;
    private static final int WIDEST_EDGE = 64;
    private static final double FAINTEST = 0.1;
    private static final double STEADIEST = 0.95;

    private final Named named;
    private final Messages messages;
    private final PainterModel painter;
    private final Files files;
    private final IntegerProperty edge = new SimpleIntegerProperty(this, "edge", USUAL_EDGE);
    private final MenuButton node;

    /// Where masks come from and go to.
    ///
    /// @param dialogs ask for a file
    /// @param folder to begin in
    /// @param saved hears of a file that was written
    public record Files(Dialogs dialogs, Supplier<Path> folder, Consumer<Path> saved) {}

    public MaskMenu(Named named, PainterModel painter, Files files) {
        this.named = named;
        this.painter = painter;
        this.files = files;
        messages = named.messages();
        DocumentModel document = painter.document();
        node = named.named(new MenuButton(messages.text("mask.menu")), "mask-menu", "mask.menu");
        MenuItem clear = item("mask-clear", "mask.clear", painter::clear);
        MenuItem grow = item("mask-grow", "mask.grow", () -> painter.apply(MaskOperation.grow(edge.get())));
        MenuItem shrink = item("mask-shrink", "mask.shrink", () -> painter.apply(MaskOperation.shrink(edge.get())));
        MenuItem feather = item("mask-feather", "mask.feather", () -> painter.apply(MaskOperation.feather(edge.get())));
        MenuItem save = item("mask-save", "mask.save", this::save);
        document.layer().paintedProperty().subscribe(painted -> {
            for (MenuItem needing : new MenuItem[] {clear, grow, shrink, feather, save}) {
                needing.setDisable(!painted);
            }
        });
        node.getItems()
                .addAll(
                        item("mask-invert", "mask.invert", painter::invert),
                        item("mask-all", "mask.all", painter::fill),
                        clear,
                        new SeparatorMenuItem(),
                        edge(),
                        grow,
                        shrink,
                        feather,
                        new SeparatorMenuItem(),
                        item("mask-load", "mask.load", this::load),
                        item("mask-alpha", "mask.alpha", document::maskFromPicture),
                        save,
                        new SeparatorMenuItem(),
                        smoothing(),
                        opacity());
        ToggleGroup group = new ToggleGroup();
        for (MaskColour colour : MaskColour.values()) {
            node.getItems().add(colour(colour, group));
        }
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(messages.text(key));
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private MenuItem edge() {
        Slider slider = named.named(new Slider(1, WIDEST_EDGE, 1), "mask-edge", "mask.edge");
        slider.setBlockIncrement(1);
        slider.valueProperty().bindBidirectional(edge);
        Label value = new Label();
        edge.subscribe(now -> value.setText(messages.text("brush.pixels", now)));
        return slider(slider, "mask.edge", value);
    }

    private MenuItem smoothing() {
        DoubleProperty smoothing = painter.brush().smoothingProperty();
        return share(
                named.named(new Slider(0, STEADIEST, 0), "brush-smoothing", "brush.smoothing"),
                "brush.smoothing",
                smoothing);
    }

    private MenuItem opacity() {
        DoubleProperty opacity = painter.look().opacityProperty();
        return share(named.named(new Slider(FAINTEST, 1, 1), "mask-opacity", "mask.opacity"), "mask.opacity", opacity);
    }

    private MenuItem share(Slider slider, String key, DoubleProperty share) {
        slider.setBlockIncrement(0.1);
        slider.valueProperty().bindBidirectional(share);
        Label value = new Label();
        share.subscribe(now -> value.setText(messages.text("brush.percent", now)));
        return slider(slider, key, value);
    }

    /// A line of the menu with a slider, which leaves the menu open.
    private MenuItem slider(Slider slider, String key, Label value) {
        value.getStyleClass().add("mask-value");
        HBox row = new HBox(6, named.caption(slider, key), slider, value);
        row.getStyleClass().add("mask-setting");
        return new CustomMenuItem(row, false);
    }

    private MenuItem colour(MaskColour colour, ToggleGroup group) {
        String words = switch (colour) {
            case RED -> messages.text("mask.red");
            case GREEN -> messages.text("mask.green");
            case BLUE -> messages.text("mask.blue");
        };
        RadioMenuItem item = new RadioMenuItem(words);
        item.setToggleGroup(group);
        painter.look().colourProperty().subscribe(now -> item.setSelected(now == colour));
        item.setOnAction(_ -> painter.look().colourProperty().set(colour));
        return item;
    }

    private void load() {
        files.dialogs().anyPicture(files.folder().get()).ifPresent(painter.document()::loadMask);
    }

    private void save() {
        DocumentModel document = painter.document();
        BasePicture picture = document.pictureProperty().get();
        if (picture != null) {
            files.dialogs()
                    .savePicture(files.folder().get(), picture.name().replaceFirst("\\.[^.]*$", "") + "-mask.png")
                    .ifPresent(
                            file -> document.saveMask(file, () -> files.saved().accept(file)));
        }
    }

    MenuButton node() {
        return node;
    }
}
