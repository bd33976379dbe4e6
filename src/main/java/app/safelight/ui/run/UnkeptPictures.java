package app.safelight.ui.run;

import app.safelight.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Pictures that were made and could not be kept: they are held in memory until they can. Belongs to the window's
/// thread.
public final class UnkeptPictures {
    private final Executor background;
    private final FxDelivery delivery;
    private final ObservableList<Made> held = FXCollections.observableArrayList();
    private final ObservableList<Made> shown = FXCollections.unmodifiableObservableList(held);
    private boolean trying;

    public UnkeptPictures(Executor background, FxDelivery delivery) {
        this.background = background;
        this.delivery = delivery;
    }

    /// Holds a picture.
    public void hold(Made made) {
        held.add(made);
    }

    /// Tries again to keep what is held.
    ///
    /// @param folder that it goes to
    /// @param kept told of each picture that is kept now, with its file
    /// @param failed told why the rest could not be kept
    public void keep(Path folder, Consumer<Made> kept, Consumer<String> failed) {
        if (trying) {
            return;
        }
        trying = true;
        List<Made> pictures = List.copyOf(held);
        background.execute(() -> {
            pictures.forEach(made -> keep(made, folder, kept, failed));
            delivery.post(() -> trying = false);
        });
    }

    private void keep(Made made, Path folder, Consumer<Made> kept, Consumer<String> failed) {
        try {
            Made now = made.keptIn(folder);
            delivery.post(() -> {
                held.remove(made);
                kept.accept(now);
            });
        } catch (StoreException e) {
            delivery.post(() -> failed.accept(String.valueOf(e.getMessage())));
        }
    }

    /// The pictures held.
    public ObservableList<Made> list() {
        return shown;
    }
}
