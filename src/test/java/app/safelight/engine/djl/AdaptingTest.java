package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.engine.ModelWatcher;
import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import app.safelight.request.Profile;
import app.safelight.request.Remark;
import app.safelight.residency.Decoding;
import app.safelight.residency.Ledger;
import app.safelight.residency.Plan;
import app.safelight.residency.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AdaptingTest {
    private final Ledger ledger = new Ledger();
    private final Fake means = new Fake();
    private final List<String> told = new ArrayList<>();
    private final Adapting adapting = new Adapting(ledger, means);

    AdaptingTest() {
        adapting.tell(new ModelWatcher() {
            @Override
            public void moving() {
                // not looked at
            }

            @Override
            public void changed(Remark remark, String detail) {
                told.add(remark.sentence(detail));
            }
        });
    }

    private static final class Fake implements Adapting.Means {
        private Plan plan = new Plan(Profile.MEDVRAM, Attention.SDP, Batching.ALWAYS, Decoding.WHOLE);
        private Precision precision = Precision.HALF;

        @Override
        public Plan plan() {
            return plan;
        }

        @Override
        public void follow(Plan lower) {
            plan = lower;
        }

        @Override
        public Precision precision(ModelStage stage) {
            return precision;
        }

        @Override
        public void raise(ModelStage stage, Precision higher) {
            precision = higher;
        }
    }

    @Test
    void workThatFitsIsDoneOnceAndItsMemoryIsBookedMeanwhile() {
        String made = adapting.run(work(100, () -> {
            assertThat(ledger.bytes(Tier.DEVICE, ModelStage.UNET, Ledger.WORKING))
                    .isEqualTo(100);
            return "picture";
        }));
        assertThat(made).isEqualTo("picture");
        assertThat(ledger.bytes(Tier.DEVICE)).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void workThatPassesTheBudgetIsDoneWithALowerPlan() {
        ledger.limit(60);
        Adapting.Work<String> job = new Adapting.Work<>(
                ModelStage.UNET,
                plan -> plan.batching() == Batching.ALWAYS ? 100 : 50,
                () -> means.plan.batching().label(),
                _ -> true);
        assertThat(adapting.run(job)).isEqualTo("never");
        assertThat(told)
                .containsExactly("memory ran out, so the step was repeated with less: batching always became never");
        assertThat(ledger.peak()).isEqualTo(50);
    }

    @Test
    void aDriverWithoutMemoryIsTheSameAsABudgetThatIsSpent() {
        adapting.run(work(1, () -> {
            if (means.plan.profile() != Profile.LOWVRAM) {
                throw new ai.djl.engine.EngineException("CUDA out of memory. Tried to allocate 20.00 MiB");
            }
            return "";
        }));
        assertThat(told).hasSize(2).last().asString().contains("profile medvram became lowvram");
        assertThat(ledger.bytes(Tier.DEVICE)).isZero();
    }

    @Test
    void otherFailuresOfTheEngineAreNotTriedAgain() {
        assertThatThrownBy(() -> adapting.run(work(1, () -> {
                    throw new ai.djl.engine.EngineException("shape mismatch");
                })))
                .hasMessage("shape mismatch");
        assertThat(told).isEmpty();
        assertThat(ledger.bytes(Tier.DEVICE)).isZero();
    }

    @Test
    void whereNothingIsLeftToTryASentenceSaysSo() {
        ledger.limit(10);
        assertThatThrownBy(() -> adapting.run(work(100, () -> "")))
                .isInstanceOfSatisfying(
                        Adapting.Exhausted.class,
                        e -> assertThat(e.reason())
                                .hasMessageStartingWith("There is not enough memory for this picture"));
    }

    @Test
    void whatIsNoNumberIsMadeAgainInFloat32() {
        Adapting.Work<Precision> job =
                new Adapting.Work<>(ModelStage.UNET, _ -> 0, () -> means.precision, made -> made != Precision.HALF);
        assertThat(adapting.run(job)).isEqualTo(Precision.FLOAT32);
        assertThat(told)
                .containsExactly("unet was set to float32, where values that are no numbers had come out,"
                        + " and was repeated");
    }

    @Test
    void whatIsNoNumberInFloat32IsGivenToWhoeverAsked() {
        means.precision = Precision.FLOAT32;
        Adapting.Work<String> job = new Adapting.Work<>(ModelStage.UNET, _ -> 0, () -> "NaN", _ -> false);
        assertThat(adapting.run(job)).isEqualTo("NaN");
        assertThat(told).isEmpty();
    }

    private static Adapting.Work<String> work(long bytes, Supplier<String> work) {
        return new Adapting.Work<>(ModelStage.UNET, _ -> bytes, work, _ -> true);
    }
}
