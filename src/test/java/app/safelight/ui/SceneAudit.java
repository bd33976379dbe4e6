package app.safelight.ui;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/// Looks through what a window shows for what nobody may have to put up with: controls without a name, texts too faint
/// to read, texts cut off. Belongs to the window's thread.
final class SceneAudit {
    private static final double LARGE_SIZE = 24;
    private static final double LARGE_BOLD_SIZE = 18.66;
    private static final double LEAST_CONTRAST = 4.5;
    private static final double LEAST_CONTRAST_OF_LARGE = 3;
    /// Texts of the user's that may be longer than their place: a tooltip or the field itself has the whole.
    private static final Set<String> MAY_BE_CUT = Set.of("card-prompt", "job-prompt", "user-text");

    /// Controls that lay out others, or whose words are their name.
    private static final Set<Class<?>> SAY_NOTHING = Set.of(
            ScrollPane.class,
            SplitPane.class,
            ScrollBar.class,
            Separator.class,
            ModalPane.class,
            Label.class,
            ListCell.class);

    private final List<String> complaints = new ArrayList<>();
    private final Node root;

    private SceneAudit(Node root) {
        this.root = root;
    }

    /// What is wrong, one line each.
    static List<String> of(Node root) {
        SceneAudit audit = new SceneAudit(root);
        audit.look(root);
        return audit.complaints;
    }

    private void look(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Control control) {
            checkName(control);
        }
        if (node instanceof Labeled labeled) {
            checkCut(labeled);
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            checkContrast(text);
            checkInside(text);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private void checkName(Control control) {
        if (SAY_NOTHING.stream().anyMatch(kind -> kind.isInstance(control)) || isPart(control)) {
            return;
        }
        if (control.getId() == null) {
            complaints.add(describe(control) + " has no id");
        }
        if (control.getAccessibleText() == null || control.getAccessibleText().isBlank()) {
            complaints.add(describe(control) + " has no accessible text");
        }
        boolean area = control instanceof ListView<?> || control instanceof TabPane || control instanceof ProgressBar;
        if (!area && control.getTooltip() == null) {
            complaints.add(describe(control) + " has no tooltip");
        }
    }

    /// Whether a control is the inside of another one, such as a tab's header.
    private static boolean isPart(Control control) {
        for (Node above = control.getParent(); above != null; above = above.getParent()) {
            if (above instanceof TextInputControl
                    || above instanceof javafx.scene.control.ComboBox<?>
                    || above.getStyleClass().contains("tab-header-area")) {
                return true;
            }
        }
        return false;
    }

    private void checkCut(Labeled labeled) {
        if (labeled.isTextTruncated() && !mayBeCut(labeled) && !mayBeCut(labeled.getParent())) {
            complaints.add(describe(labeled) + " is cut off: " + start(labeled.getText()));
        }
    }

    private static boolean mayBeCut(Node node) {
        return node.getStyleClass().stream().anyMatch(MAY_BE_CUT::contains);
    }

    /// No text may stick out at the side of what it lies in.
    private void checkInside(Text text) {
        for (Node above = text.getParent(); above != null; above = above.getParent()) {
            if (above instanceof TextInputControl) {
                return; // they scroll
            }
        }
        Bounds place = text.localToScene(text.getBoundsInLocal());
        Bounds whole = root.localToScene(root.getBoundsInLocal());
        boolean scrolledAway = place.getMaxY() <= whole.getMinY() || place.getMinY() >= whole.getMaxY();
        if (!scrolledAway && (place.getMinX() < whole.getMinX() - 1 || place.getMaxX() > whole.getMaxX() + 1)) {
            complaints.add("the text " + start(text.getText()) + " sticks out of the window");
        }
    }

    private void checkContrast(Text text) {
        if (isDisabled(text) || !(text.getFill() instanceof Color fill)) {
            return;
        }
        Color ground = ground(text);
        double contrast = contrast(over(fill, opacity(text), ground), ground);
        boolean bold = text.getFont().getStyle().contains("Bold");
        double size = text.getFont().getSize();
        boolean large = size >= LARGE_SIZE || (bold && size >= LARGE_BOLD_SIZE);
        if (contrast < (large ? LEAST_CONTRAST_OF_LARGE : LEAST_CONTRAST)) {
            complaints.add("the text %s in %s has a contrast of only %.2f, %s on %s"
                    .formatted(start(text.getText()), describe(text.getParent()), contrast, fill, ground));
        }
    }

    private static boolean isDisabled(Node node) {
        return node.isDisabled();
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node above = node; above != null; above = above.getParent()) {
            opacity *= above.getOpacity();
        }
        return opacity;
    }

    /// The colour a node lies on: the backgrounds above it in the scene's tree, one over the other.
    private static Color ground(Node node) {
        List<BackgroundFill> fills = new ArrayList<>();
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            Background background = above instanceof Region region ? region.getBackground() : null;
            if (background != null) {
                fills.addAll(0, background.getFills());
            }
        }
        Color ground = Color.WHITE;
        for (BackgroundFill fill : fills) {
            if (fill.getFill() instanceof Color colour) {
                ground = over(colour, 1, ground);
            }
        }
        return ground;
    }

    private static Color over(Color top, double opacity, Color below) {
        double share = top.getOpacity() * opacity;
        return new Color(
                top.getRed() * share + below.getRed() * (1 - share),
                top.getGreen() * share + below.getGreen() * (1 - share),
                top.getBlue() * share + below.getBlue() * (1 - share),
                1);
    }

    /// Contrast ratio of WCAG 2.2, 1 to 21.
    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static String describe(Node node) {
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : " #" + node.getId()) + " "
                + node.getStyleClass();
    }

    private static String start(String text) {
        return '"' + (text.length() > 40 ? text.substring(0, 40) + " …" : text) + '"';
    }
}
