package app.safelight.ui;

import app.safelight.ui.canvas.MaskBar;
import app.safelight.ui.canvas.MaskMenu;
import app.safelight.ui.canvas.PictureCanvas;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.canvas.StartStrip;
import app.safelight.ui.canvas.ToolPalette;
import app.safelight.ui.control.Dialogs;
import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Named;
import app.safelight.ui.gallery.GalleryPanel;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.queue.QueuePanel;
import app.safelight.ui.request.RequestPanel;
import app.safelight.ui.request.StartBox;
import app.safelight.ui.settings.SettingsPage;
import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's content: the panels around the picture, and the keys.
final class WorkbenchWindow {
    private static final double ZOOM = 1.25;

    private final Named named;
    private final WorkbenchModel model;
    private final Dialogs dialogs;
    private final Runnable close;
    private final ObservableValue<Boolean> usable;
    private final RequestPanel request;
    private final PainterModel painter;
    private final PictureCanvas canvas;
    private final Pages pages = new Pages();
    private final StackPane root;

    /// @param close closes the window, or asks first
    WorkbenchWindow(Named named, WorkbenchModel model, Dialogs dialogs, Runnable close) {
        this.named = named;
        this.model = model;
        this.dialogs = dialogs;
        this.close = close;
        WorkbenchModel.Threads threads = model.threads();
        usable = model.shownProperty().map(shown -> shown.file() != null && !(shown instanceof Shown.Start));
        StartBox.Actions start = new StartBox.Actions(this::chooseStart, model::startFromShown, usable);
        request = new RequestPanel(named, model.request(), model.examples(), model::reuseSeed, start);
        painter = model.painting().painter();
        canvas = new PictureCanvas(named, model.shownProperty(), painter, threads.background(), threads.delivery());
        SplitPane middle = new SplitPane(request.node(), picture(), side());
        middle.setDividerPositions(0.26, 0.82);
        middle.getItems().forEach(item -> SplitPane.setResizableWithParent(item, Boolean.FALSE));
        SplitPane.setResizableWithParent(middle.getItems().get(1), Boolean.TRUE);
        BorderPane panels = new BorderPane();
        // in the order that the Tab key goes
        panels.setTop(new TopBar(named, model, dialogs, this::showSettings).node());
        panels.setCenter(middle);
        panels.setBottom(new StatusBar(named.messages(), model.queue(), canvas.scaleProperty()).node());
        root = new StackPane(panels, pages.node());
        root.getStyleClass().add("workbench");
        root.getStylesheets()
                .add(Objects.requireNonNull(WorkbenchWindow.class.getResource("workbench.css"))
                        .toExternalForm());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventFilter(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.C) {
                painter.look().comparingProperty().set(false);
            }
        });
        root.addEventHandler(DragEvent.DRAG_OVER, WorkbenchWindow::accept);
        root.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            event.setDropCompleted(dropped(event.getDragboard().getFiles()));
            event.consume();
        });
        model.wrongProperty().subscribe(field -> {
            if (field != null) {
                request.focus(field);
            }
        });
    }

    private Node picture() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button start = named.iconButton("start-from-shown", "start.use", Icon.START, model::startFromShown);
        usable.subscribe(now -> start.setDisable(!now));
        HBox tools = new HBox(
                4,
                named.iconButton("open-picture", "canvas.open", Icon.OPEN, this::openPicture),
                start,
                space,
                named.iconButton("zoom-out", "canvas.out", Icon.ZOOM_OUT, () -> canvas.zoom(1 / ZOOM)),
                named.iconButton("zoom-in", "canvas.in", Icon.ZOOM_IN, () -> canvas.zoom(ZOOM)),
                named.iconButton("zoom-fit", "canvas.fit", Icon.FIT, canvas::fit),
                named.iconButton("zoom-actual", "canvas.actual", Icon.ACTUAL_SIZE, canvas::actualSize));
        tools.getStyleClass().add("canvas-tools");
        ObservableValue<Shown> shown = model.shownProperty();
        StartStrip strip =
                new StartStrip(named, painter, shown, new StartStrip.Actions(model::showStart, model::startFromShown));
        MaskMenu.Files files =
                new MaskMenu.Files(dialogs, () -> model.settings().picturesFolder(), model::maskSaved);
        MaskBar bar = new MaskBar(named, painter, new MaskMenu(named, painter, files), shown);
        StackPane view = new StackPane(canvas.node(), new NoticeBar(named, model).node());
        view.setMinSize(0, 0);
        HBox middle = new HBox(new ToolPalette(named, painter, shown).node(), view);
        HBox.setHgrow(view, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox box = new VBox(strip.node(), bar.node(), middle, tools);
        box.setMinWidth(320);
        return box;
    }

    private Node side() {
        WorkbenchModel.Threads threads = model.threads();
        GalleryPanel gallery = new GalleryPanel(
                named,
                model.gallery(),
                threads.background(),
                threads.delivery(),
                new GalleryPanel.Actions(
                        model.recipes()::takeSettings, model.painting().document()::choose));
        QueuePanel queue = new QueuePanel(named, model.queue());
        TabPane tabs = new TabPane(
                tab("gallery-tab", "gallery.tab", gallery.node()), tab("queue-tab", "queue.tab", queue.node()));
        named.area(tabs, "side", "side.name");
        tabs.setMinWidth(220);
        return tabs;
    }

    private Tab tab(String id, String key, Node content) {
        Tab tab = new Tab(named.messages().text(key), content);
        tab.setId(id);
        tab.setClosable(false);
        return tab;
    }

    private void pressed(KeyEvent event) {
        Node focus = root.getScene() == null ? null : root.getScene().getFocusOwner();
        Shortcut.of(event, focus).ifPresent(shortcut -> {
            if (perform(shortcut)) {
                event.consume();
            }
        });
    }

    private boolean perform(Shortcut shortcut) {
        if (pages.isShown()) {
            if (shortcut == Shortcut.STOP) {
                pages.hide();
                return true;
            }
            return false;
        }
        switch (shortcut) {
            case GENERATE -> model.generate();
            case STOP -> {
                if (!painter.cancel()) {
                    model.queue().stop();
                }
            }
            case FINISH -> model.queue().finish();
            case OPEN -> openPicture();
            case PASTE_RECIPE -> pasteRecipe();
            case FIT -> canvas.fit();
            case ACTUAL_SIZE -> canvas.actualSize();
            case ZOOM_IN -> canvas.zoom(ZOOM);
            case ZOOM_OUT -> canvas.zoom(1 / ZOOM);
            case START_FROM -> model.startFromShown();
            case REFRESH -> model.refresh();
            case SETTINGS -> showSettings();
            case QUIT -> close.run();
            case KEYS -> pages.show(new KeysPage(named, pages::hide).node());
            case COMPARE -> painter.look().comparingProperty().set(true);
            case HAND,
                    BRUSH,
                    ERASER,
                    SWAP,
                    RECTANGLE,
                    ELLIPSE,
                    LASSO,
                    POLYGON,
                    FILL,
                    SMALLER,
                    LARGER,
                    SOFTER,
                    HARDER,
                    UNDO,
                    REDO,
                    INVERT,
                    MASK_ONLY,
                    AS_IT_ACTS -> {
                if (!paintable(shortcut)) {
                    return false;
                }
                PaintKeys.perform(shortcut, painter);
            }
        }
        return true;
    }

    /// Whether there is a mask to paint. The brush makes the picture that is shown one to start from, if there is none.
    private boolean paintable(Shortcut shortcut) {
        if (model.shownProperty().get() instanceof Shown.Start) {
            return true;
        }
        if (shortcut == Shortcut.BRUSH && painter.document().pictureProperty().get() == null && usable.getValue()) {
            model.startFromShown();
            return true;
        }
        return false;
    }

    private void showSettings() {
        pages.show(new SettingsPage(named, model.settings(), dialogs, pages::hide).node());
    }

    /// Asks what becomes of the work.
    void askToClose(Closing closing) {
        pages.show(new ClosePage(named, closing, pages::hide).node());
    }

    private void openPicture() {
        dialogs.picture(model.settings().picturesFolder()).ifPresent(model.recipes()::takeSettings);
    }

    private void chooseStart() {
        dialogs.anyPicture(model.settings().picturesFolder())
                .ifPresent(model.painting().document()::choose);
    }

    private void pasteRecipe() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isBlank()) {
            model.recipes().takeText(text);
        }
    }

    private static void accept(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    /// Takes the first file that was dropped.
    ///
    /// @return whether there was one
    boolean dropped(List<File> files) {
        files.stream().findFirst().map(File::toPath).ifPresent(model.recipes()::takeSettings);
        return !files.isEmpty();
    }

    /// Puts the caret where a person begins.
    void begin() {
        request.focusPrompt();
    }

    /// The content.
    Parent node() {
        return root;
    }
}
