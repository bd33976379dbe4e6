package app.safelight.engine.remote;

import app.safelight.engine.EngineException;
import app.safelight.request.GenerationEvent;
import app.safelight.request.Outcome;
import app.safelight.weights.ModelFormatException;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/// What the child answers: events, then one of the other two.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "reply")
sealed interface Reply {

    /// Something happened.
    record Event(GenerationEvent event) implements Reply {
        /// @throws NullPointerException if there is none, or anything in it is missing
        public Event {
            switch (event) {
                case GenerationEvent.StageEntered entered -> Objects.requireNonNull(entered.stage(), "stage");
                case GenerationEvent.StepDone step -> Objects.requireNonNull(step.preview(), "preview");
                case GenerationEvent.PictureDone done -> {
                    Objects.requireNonNull(done.request(), "request");
                    Objects.requireNonNull(done.schedule(), "schedule");
                    Objects.requireNonNull(done.provenance(), "provenance");
                    Objects.requireNonNull(done.raster(), "raster");
                }
                case GenerationEvent.MemoryChanged change -> Objects.requireNonNull(change.profile(), "profile");
                case GenerationEvent.Remarked said -> {
                    Objects.requireNonNull(said.remark(), "remark");
                    Objects.requireNonNull(said.detail(), "detail");
                }
                case GenerationEvent.Planned plan -> {
                    Objects.requireNonNull(plan.profile(), "profile");
                    Objects.requireNonNull(plan.forecast(), "forecast");
                }
                case GenerationEvent.Measured measured -> Objects.requireNonNull(measured.usage(), "usage");
                case GenerationEvent.EngineRestarted again -> Objects.requireNonNull(again.end(), "end");
            }
        }
    }

    /// The request came to its end.
    record Finished(Outcome outcome) implements Reply {
        /// @throws NullPointerException if there is none
        public Finished {
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /// The request failed.
    ///
    /// @param kind of failure
    /// @param file name of the model file, where it is at fault, else empty
    /// @param reason in words
    record Failed(Kind kind, String file, String reason) implements Reply {
        /// @throws NullPointerException if anything is missing
        public Failed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(reason, "reason");
        }

        /// Which exception it was.
        enum Kind {
            MODEL,
            ENGINE,
            FILE
        }

        static Failed of(Throwable failure) {
            String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
            return switch (failure) {
                case ModelFormatException e -> {
                    int name = Math.max(0, message.length() - e.reason().length() - ": ".length());
                    yield new Failed(Kind.MODEL, message.substring(0, name), e.reason());
                }
                case EngineException _ -> new Failed(Kind.ENGINE, "", message);
                case FileSystemException e -> new Failed(Kind.FILE, "", sentence(e));
                case IOException _ -> new Failed(Kind.FILE, "", message);
                case IllegalArgumentException _ -> new Failed(Kind.ENGINE, "", message);
                default -> new Failed(Kind.ENGINE, "", "the engine failed: " + failure);
            };
        }

        private static String sentence(FileSystemException failure) {
            return switch (failure) {
                case NoSuchFileException e -> e.getFile() + ": there is no such file";
                case AccessDeniedException e -> e.getFile() + ": permission was refused";
                default -> String.valueOf(failure.getMessage());
            };
        }

        /// The same failure as the exception it was.
        EngineException thrown() throws ModelFormatException, IOException {
            return switch (kind) {
                case MODEL -> throw new ModelFormatException(Path.of(file), reason);
                case FILE -> throw new IOException(reason);
                case ENGINE -> new EngineException(reason);
            };
        }
    }
}
