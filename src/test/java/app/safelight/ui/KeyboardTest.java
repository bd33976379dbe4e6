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
        Set<String> passed = new LinkedHashSet<>();
        while (passed.add(person.focused())) {
            person.press(KeyCode.TAB);
        }
        assertThat(passed).containsExactlyElementsOf(ORDER);
    }

    @Test
    void whereTheKeyboardIsCanBeSeenOnEveryControl() throws Exception {
        List<String> unseen = new ArrayList<>();
        for (String id : ORDER) {
            Toolkit.run(() -> bench.window.node().lookup("#zoom-fit").requestFocus());
            if (id.equals("zoom-fit")) {
                Toolkit.run(() -> bench.window.node().lookup("#zoom-in").requestFocus());
            }
            byte[] without = shot(id);
            person.tabTo(id);
            if (Arrays.equals(without, shot(id))) {
                unseen.add(id);
            }
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void aPageKeepsTheKeyboardAndGivesItBack() throws Exception {
        person.tabTo("steps");
        person.press(KeyCode.CONTROL, KeyCode.COMMA);
        Set<String> passed = new LinkedHashSet<>();
        while (passed.add(person.focused())) {
            person.press(KeyCode.TAB);
        }
        assertThat(passed)
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
        if (node.isFocusTraversable()) {
            String name = node.getAccessibleText();
            all.add(name == null || name.isBlank() || node.getId() == null ? "" : node.getId());
        }
        if (node instanceof Parent parent && !(node instanceof Control control && control.isFocusTraversable())) {
            parent.getChildrenUnmodifiable().forEach(child -> all.addAll(reachable(child)));
        }
        return all;
    }

    /// What is seen of a control and a few pixels around it.
    private byte[] shot(String id) throws Exception {
        Raster whole = bench.shot();
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
