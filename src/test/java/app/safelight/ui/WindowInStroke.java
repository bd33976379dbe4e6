package app.safelight.ui;

import app.safelight.ui.canvas.Shown;
import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/// The window with somebody at it who draws a stroke and does not lift the pen. Two seconds after the first part of the
/// stroke they say so, and go on until they are ended.
final class WindowInStroke {
    static final String WORDS = "a meadow nobody has saved";
    static final int SIDE = 128;
    private static final long PROMISED_MILLIS = 2000;

    private WindowInStroke() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Bench bench = Bench.open(new SlowEngine(), home);
        Toolkit.run(() -> bench.model.painting().document().choose(Path.of(arguments[1])));
        Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Start);
        Toolkit.run(() -> bench.find("prompt", TextArea.class).setText(WORDS));
        Hand hand = new Hand(bench, SIDE);
        hand.type(KeyCode.B);
        Toolkit.run(
                () -> bench.model.painting().painter().brush().sizeProperty().set(10));
        hand.press(MouseButton.PRIMARY, 20, 64);
        hand.move(100, 64);
        long end = System.nanoTime() + PROMISED_MILLIS * 1_000_000;
        for (int i = 0; ; i++) {
            hand.moveScreen(i % 2 == 0 ? 6 : -6, 1);
            Thread.sleep(20);
            if (end != 0 && System.nanoTime() > end) {
                end = 0;
                System.out.println("in mid-stroke");
            }
        }
    }
}
