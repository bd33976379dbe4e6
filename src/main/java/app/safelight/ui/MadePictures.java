package app.safelight.ui;

import app.safelight.ui.gallery.GalleryModel;
import app.safelight.ui.run.Made;
import app.safelight.ui.run.UnkeptPictures;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What becomes of a picture that was made: it is shown, and put into the gallery or, where it could not be kept, held
/// until it can.
final class MadePictures {
    private final GalleryModel gallery;
    private final UnkeptPictures unkept;
    private final Showing showing;
    private final Consumer<Notice> say;

    MadePictures(GalleryModel gallery, UnkeptPictures unkept, Showing showing, Consumer<Notice> say) {
        this.gallery = gallery;
        this.unkept = unkept;
        this.showing = showing;
        this.say = say;
    }

    void made(@Nullable Made made) {
        if (made == null) {
            return;
        }
        Path file = made.file();
        if (file != null) {
            gallery.add(file);
        } else {
            unkept.hold(made);
        }
        showing.made(made);
    }

    /// Tries again to keep the pictures that could not be kept.
    void keepAgain(Path folder) {
        unkept.keep(
                folder,
                kept -> {
                    made(kept);
                    say.accept(Notice.information("notice.kept", String.valueOf(kept.file())));
                },
                reason -> say.accept(Notice.unkept(reason)));
    }
}
