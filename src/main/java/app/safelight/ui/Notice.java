package app.safelight.ui;

import app.safelight.request.EngineEnd;
import app.safelight.ui.request.Field;
import app.safelight.ui.request.NumberEntry;
import app.safelight.ui.request.RequestModel;
import java.util.List;

/// Something the window has to say, until the next thing.
///
/// @param kind how grave it is
/// @param key of the words
/// @param arguments for the words
record Notice(Kind kind, String key, List<Object> arguments) {
    /// How grave a notice is.
    enum Kind {
        NONE,
        INFORMATION,
        PROBLEM,
        /// A problem that lasts until the picture is kept, with a button for that.
        UNKEPT
    }

    /// Nothing to say.
    static final Notice NONE = new Notice(Kind.NONE, "", List.of());

    static Notice information(String key, Object... arguments) {
        return new Notice(Kind.INFORMATION, key, List.of(arguments));
    }

    /// How the engine ended, and that another goes on.
    static Notice restarted(EngineEnd end) {
        String key = switch (end.how()) {
            case SIGNAL -> "notice.restarted.signal";
            case CODE -> "notice.restarted.code";
            case SILENCE -> "notice.restarted.silence";
        };
        return information(key, end.number());
    }

    /// What is wrong with a field of the form.
    static Notice wrong(Field field, RequestModel form) {
        return switch (field) {
            case STEPS -> range("notice.steps", form.steps());
            case CFG -> range("notice.cfg", form.cfg());
            case WIDTH, HEIGHT -> range("notice.size", form.width());
            case SEED -> problem("notice.seed");
            case COUNT -> range("notice.count", form.count());
            case DENOISING -> range("notice.denoising", form.start().denoising());
            case MASK_BLUR -> range("notice.blur", form.start().maskBlur());
            case PADDING -> range("notice.padding", form.start().padding());
        };
    }

    private static Notice range(String key, NumberEntry entry) {
        return problem(key, entry.least(), entry.most());
    }

    static Notice problem(String key, Object... arguments) {
        return new Notice(Kind.PROBLEM, key, List.of(arguments));
    }

    /// A picture was made and could not be kept.
    ///
    /// @param reason a sentence
    static Notice unkept(String reason) {
        return new Notice(Kind.UNKEPT, "notice.unkept", List.of(reason));
    }
}
