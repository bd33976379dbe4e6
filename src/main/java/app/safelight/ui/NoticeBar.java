package app.safelight.ui;

import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Named;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A line over the picture that says what a person should know. The picture stays where it is.
final class NoticeBar {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Named named;
    private final Label words = new Label();
    private final Button keep;
    private final HBox node;

    NoticeBar(Named named, WorkbenchModel model) {
        this.named = named;
        words.setId("notice");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        keep = named.button("keep-again", "notice.keep", model::keepAgain);
        keep.setMinWidth(Button.USE_PREF_SIZE);
        keep.managedProperty().bind(keep.visibleProperty());
        Button dismiss = named.iconButton("dismiss-notice", "notice.dismiss", Icon.REMOVE, model::dismissNotice);
        node = new HBox(8, words, keep, dismiss);
        node.getStyleClass().add("notice");
        node.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(node, Pos.TOP_CENTER);
        StackPane.setMargin(node, new Insets(8));
        node.managedProperty().bind(node.visibleProperty());
        model.noticeProperty().subscribe(this::show);
    }

    private void show(Notice notice) {
        node.setVisible(notice.kind() != Notice.Kind.NONE);
        keep.setVisible(notice.kind() == Notice.Kind.UNKEPT);
        if (notice.kind() != Notice.Kind.NONE) {
            boolean problem = notice.kind() != Notice.Kind.INFORMATION;
            node.pseudoClassStateChanged(DANGER, problem);
            words.setGraphic((problem ? Icon.ALERT : Icon.NOTICE).node());
            words.setText(named.messages().text(notice.key(), notice.arguments().toArray()));
        }
    }

    Node node() {
        return node;
    }
}
