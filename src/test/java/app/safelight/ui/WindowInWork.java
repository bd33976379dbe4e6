package app.safelight.ui;

import app.safelight.Safelight;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// The whole program with somebody at it who asks for a long picture. With the argument `close` they then close the
/// window and give the work up; else they say so and wait.
final class WindowInWork {
    private static final long LONGEST_SECONDS = 240;

    private WindowInWork() {}

    public static void main(String[] arguments) {
        boolean close = arguments.length == 1 && arguments[0].equals("close");
        Thread.ofPlatform().daemon(true).start(() -> {
            try {
                work(close);
            } catch (Exception | AssertionError e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
            }
        });
        Safelight.main(new String[0]);
    }

    private static void work(boolean close) throws Exception {
        waitForWindow();
        Toolkit.run(() -> {
            find("steps", TextField.class).setText("1000");
            find("width", TextField.class).setText("64");
            find("height", TextField.class).setText("64");
            find("generate", Button.class).fire();
        });
        Toolkit.waitFor(() -> find("status", Label.class).getText().matches("Step [1-9].*"));
        System.out.println("in work");
        if (close) {
            Toolkit.run(() -> stage().fireEvent(new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
            Toolkit.run(() -> find("close-anyway", Button.class).fire());
        }
    }

    private static void waitForWindow() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!isOpen()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no window");
            }
            Thread.sleep(50);
        }
    }

    private static boolean isOpen() {
        try {
            return Toolkit.call(() -> !Window.getWindows().isEmpty());
        } catch (Exception _) {
            return false; // the toolkit is not there yet
        }
    }

    private static Stage stage() {
        return (Stage) Window.getWindows().getFirst();
    }

    private static <T extends Node> T find(String id, Class<T> type) {
        return type.cast(stage().getScene().lookup("#" + id));
    }
}
