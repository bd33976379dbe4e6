package app.safelight.engine.djl;

import app.safelight.engine.EngineException;
import app.safelight.engine.ModelWatcher;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import app.safelight.request.Remark;
import app.safelight.residency.Ledger;
import app.safelight.residency.MemoryLimitException;
import app.safelight.residency.Plan;
import app.safelight.residency.Tier;
import java.io.Serial;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Does a stage's work, and does it again with less memory or more precision where it failed for want of them. The work
/// is a function of what goes in, so that doing it again loses nothing.
final class Adapting {
    private final Ledger ledger;
    private final Means means;
    private ModelWatcher watcher = new ModelWatcher() {
        @Override
        public void moving() {
            // nobody asked
        }

        @Override
        public void changed(Remark remark, String detail) {
            // nobody asked
        }
    };

    /// What can be changed about how a model works.
    interface Means {
        /// The plan in force.
        Plan plan();

        /// Takes everything off the device, and goes on by another plan.
        void follow(Plan plan);

        /// The precision of a stage.
        Precision precision(ModelStage stage);

        /// Goes on with another precision of a stage.
        void raise(ModelStage stage, Precision precision);
    }

    Adapting(Ledger ledger, Means means) {
        this.ledger = ledger;
        this.means = means;
    }

    /// Neither less memory nor more precision is left to try. Passes through what knows no checked exceptions.
    static final class Exhausted extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Exhausted(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        EngineException reason() {
            return new EngineException(String.valueOf(getMessage()), this);
        }
    }

    void tell(ModelWatcher other) {
        watcher = other;
    }

    /// Work of a stage.
    ///
    /// @param bytes of working memory by a plan
    /// @param work done by the plan in force
    /// @param sound whether what came out is made of numbers
    record Work<T>(ModelStage stage, ToLongFunction<Plan> bytes, Supplier<T> work, Predicate<T> sound) {}

    /// Does the work.
    ///
    /// @throws Exhausted if it cannot be done in the memory there is
    <T> T run(Work<T> job) {
        while (true) {
            T made;
            try {
                made = once(job);
            } catch (MemoryLimitException e) {
                stepDown(job.stage(), e);
                continue;
            } catch (ai.djl.engine.EngineException e) {
                if (!OutOfMemory.isMeantBy(e)) {
                    throw e;
                }
                stepDown(job.stage(), e);
                continue;
            }
            if (job.sound().test(made) || means.precision(job.stage()) == Precision.FLOAT32) {
                return made;
            }
            means.raise(job.stage(), Precision.FLOAT32);
            watcher.changed(Remark.PRECISION_RAISED, job.stage().id() + " was set to float32");
        }
    }

    private <T> T once(Work<T> job) {
        long bytes = job.bytes().applyAsLong(means.plan());
        ledger.add(Tier.DEVICE, job.stage(), Ledger.WORKING, bytes);
        try {
            return job.work().get();
        } finally {
            ledger.remove(Tier.DEVICE, job.stage(), Ledger.WORKING, bytes);
        }
    }

    private void stepDown(ModelStage stage, RuntimeException reason) {
        Plan before = means.plan();
        Optional<Plan> lower = before.lower(stage);
        if (lower.isEmpty()) {
            throw new Exhausted(
                    "There is not enough memory for this picture, even one block of the model at a time. Ask for a"
                            + " smaller size, or for a larger device budget.",
                    reason);
        }
        means.follow(lower.get());
        watcher.changed(Remark.MEMORY_SHORT, before.changes(lower.get()));
    }
}
