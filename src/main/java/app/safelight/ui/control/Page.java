package app.safelight.ui.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Pages that lie over the window for a while: a title, what they are about, and buttons at the foot.
public final class Page {
    private Page() {}

    /// A page.
    ///
    /// @param buttons at the foot; the last one is what Enter presses
    public static VBox of(String id, String title, List<? extends Node> content, List<Button> buttons) {
        Label heading = new Label(title);
        heading.getStyleClass().add("title-3");
        buttons.getLast().setDefaultButton(true);
        HBox foot = new HBox(8);
        foot.getChildren().addAll(buttons);
        foot.setAlignment(Pos.CENTER_RIGHT);
        VBox page = new VBox(16, heading);
        page.getChildren().addAll(content);
        page.getChildren().add(foot);
        page.setId(id);
        page.getStyleClass().add("page");
        page.setMaxHeight(Region.USE_PREF_SIZE);
        return page;
    }
}
