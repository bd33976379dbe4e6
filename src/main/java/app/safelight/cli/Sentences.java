package app.safelight.cli;

import app.safelight.engine.EngineException;
import app.safelight.request.GenerationEvent;
import app.safelight.store.StoreException;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in one sentence, for the user, why something could not be done. Everything else about it goes to the log.
final class Sentences {
    private Sentences() {}

    static String of(Throwable failure) {
        String sentence = Printable.line(
                switch (failure) {
                    case ModelFormatException e -> text(e);
                    case EngineException e -> text(e);
                    case StoreException e -> text(e);
                    case NoSuchFileException e -> e.getFile() + ": there is no such file.";
                    case AccessDeniedException e -> e.getFile() + ": permission was refused.";
                    case IOException e -> text(e);
                    case OutOfMemoryError _ ->
                        "There was not enough memory: ask for a smaller picture, or raise the limit by"
                                + " SAFELIGHT_JAVA_OPTIONS=-Xmx4g.";
                    default -> "An error in Safelight itself: " + failure + ". SAFELIGHT_LOG=debug shows where.";
                });
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /// What the engine has to say of a picture.
    static String of(GenerationEvent.Remarked said) {
        return Printable.line(said.remark().sentence(said.detail()) + ".");
    }

    private static String text(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    static void log(Throwable failure) {
        Logger log = LoggerFactory.getLogger(Sentences.class);
        log.debug("A command could not be carried out", failure);
    }
}
