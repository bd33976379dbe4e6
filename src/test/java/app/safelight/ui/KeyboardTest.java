package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.Raster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the keyboard is, where it goes, and that this can be seen.
class KeyboardTest {
    private static final List<String> ORDER = List.of(
            "prompt",
            "negative-prompt",
            "sampler",
            "schedule",
            "steps",
            "cfg",
            "width",
            "swap-size",
            "height",
            "count",
            "seed",
            "random-seed",
            "reuse-seed",
            "choose-start",
            "canvas",
            "open-picture",
            "zoom-out",
            "zoom-in",
            "zoom-fit",
            "zoom-actual",
            "side",
            "model",
            "open-model",
            "profile",
            "generate",
            "settings",
            "examples");

    @TempDir
    private Path home;

    private Bench bench;
    private Person person;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(new SlowEngine(), home);
        person = new Person(bench);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tabGoesThroughTheWindowAsItIsRead() throws Exception {
        assertThat(walk()).containsExactlyElementsOf(ORDER);
    }

    /// Where the Tab key goes, from where the keyboard is until it comes back.
    private Set<String> walk() throws Exception {
        Set<String> passed = new LinkedHashSet<>();
        while (passed.add(person.focused())) {
            person.press(KeyCode.TAB);
        }
        return passed;
    }

    @Test
    void whereTheKeyboardIsCanBeSeenOnEveryControl() throws Exception {
        List<String> unseen = new ArrayList<>();
        Raster before = bench.shot();
        for (int i = 0; i < ORDER.size(); i++) {
            person.press(KeyCode.TAB);
            String id = person.focused();
            Raster after = bench.shot();
            if (Arrays.equals(around(id, before), around(id, after))) {
                unseen.add(id);
            }
            before = after;
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void aPageKeepsTheKeyboardAndGivesItBack() throws Exception {
        person.tabTo("steps");
        person.press(KeyCode.CONTROL, KeyCode.COMMA);
        assertThat(walk())
                .containsExactly(
                        "close-settings",
                        "pictures-folder",
                        "choose-pictures-folder",
                        "usual-pictures-folder",
                        "models-folder",
                        "choose-models-folder",
                        "usual-models-folder",
                        "theme",
                        "language");
        person.press(KeyCode.ESCAPE);
        assertThat(person.focused()).isEqualTo("steps");
        assertThat(walk()).as("afterwards").containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void everythingTheTabKeyReachesHasANameForAScreenReader() throws Exception {
        assertThat(Toolkit.call(() -> SceneAudit.of(bench.window.node()))).isEmpty();
        assertThat(Toolkit.call(() -> reachable(bench.window.node())))
                .contains("prompt", "canvas")
                .doesNotContain("");
    }

    private static List<String> reachable(Node node) {
        List<String> all = new ArrayList<>();
        if (!node.isVisible()) {
            return all;
        }
        if (node.isFocusTraversable()) {
            String name = node.getAccessibleText();
            all.add(name == null || name.isBlank() || node.getId() == null ? "" : node.getId());
        }
        if (node instanceof Parent parent && !(node instanceof Control control && control.isFocusTraversable())) {
            parent.getChildrenUnmodifiable().forEach(child -> all.addAll(reachable(child)));
        }
        return all;
    }

    /// What a picture of the window has of a control and a few pixels around it.
    private byte[] around(String id, Raster whole) throws Exception {
        Bounds bounds = Toolkit.call(() -> {
            Node node = bench.window.node().lookup("#" + id);
            return node.localToScene(node.getLayoutBounds());
        });
        int left = (int) Math.max(0, bounds.getMinX() - 3);
        int right = (int) Math.min(whole.width(), bounds.getMaxX() + 3);
        int top = (int) Math.max(0, bounds.getMinY() - 3);
        int bottom = (int) Math.min(whole.height(), bounds.getMaxY() + 3);
        byte[] cut = new byte[3 * (right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(
                    whole.rgb(),
                    3 * (y * whole.width() + left),
                    cut,
                    3 * (y - top) * (right - left),
                    3 * (right - left));
        }
        return cut;
    }
}
