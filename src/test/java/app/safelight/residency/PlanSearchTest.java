package app.safelight.residency;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanSearchTest {
    private static final long BASE = 100;
    private static final List<Unit> UNITS = List.of(
            new Unit(ModelStage.COND, "cond", 10),
            new Unit(ModelStage.FIRST_STAGE, "decoder", 20),
            new Unit(ModelStage.UNET, "small", 50, 1),
            new Unit(ModelStage.UNET, "large", 150, 1));

    /// UNet 40, or 20 one pass after the other; autoencoder 60, or 30 in tiles; text encoder 5.
    private static final Needs NEEDS = (stage, plan) -> switch (stage) {
        case COND -> 5;
        case UNET -> plan.batching() == Batching.ALWAYS ? 40 : 20;
        case FIRST_STAGE -> plan.decoding() == Decoding.WHOLE ? 60 : 30;
    };

    @Test
    void theFastestPlanIsTheOneThatMovesLeast() {
        assertThat(plan(BASE + 230 + 60)).isEqualTo(plan(Profile.FULL, Batching.ALWAYS, Decoding.WHOLE));
        assertThat(plan(BASE + 230 + 59)).isEqualTo(plan(Profile.MEDVRAM, Batching.ALWAYS, Decoding.WHOLE));
        assertThat(plan(BASE + 239)).isEqualTo(plan(Profile.MEDVRAM, Batching.NEVER, Decoding.WHOLE));
        assertThat(plan(BASE + 219)).isEqualTo(plan(Profile.LOWVRAM, Batching.ALWAYS, Decoding.WHOLE));
        assertThat(plan(BASE + 60)).isEqualTo(plan(Profile.LOWVRAM, Batching.ALWAYS, Decoding.WHOLE));
        assertThat(plan(BASE + 59)).isEqualTo(plan(Profile.LOWVRAM, Batching.ALWAYS, Decoding.TILED));
        assertThat(plan(BASE + 39)).isEqualTo(plan(Profile.LOWVRAM, Batching.NEVER, Decoding.TILED));
    }

    @Test
    void nothingFitsABudgetBelowTheSmallestPlan() {
        PlanSearch search = search(BASE + 29);
        assertThat(search.fastest(Profile.AUTO, Attention.SDP, Batching.AUTO)).isEmpty();
        assertThat(search.smallest(Attention.SDP).peak()).isEqualTo(BASE + 30);
    }

    @Test
    void aProfileThatIsAskedForIsTheOnlyOneTried() {
        assertThat(search(BASE + 200).fastest(Profile.MEDVRAM, Attention.SDP, Batching.AUTO))
                .isEmpty();
        assertThat(search(1000).fastest(Profile.LOWVRAM, Attention.SDP, Batching.NEVER))
                .map(Forecast::plan)
                .contains(plan(Profile.LOWVRAM, Batching.NEVER, Decoding.WHOLE));
    }

    @Test
    void lowvramFillsTheBudgetAndNeverPassesIt() {
        PlanSearch search = search(BASE + 100);
        Optional<Forecast> found = search.fastest(Profile.LOWVRAM, Attention.SDP, Batching.AUTO);
        assertThat(found.orElseThrow().peaks())
                .containsEntry(ModelStage.UNET, BASE + 50 + 40)
                .containsEntry(ModelStage.FIRST_STAGE, BASE + 20 + 60);
    }

    @Test
    void aPlanStepsDownByWhatCostsLeast() {
        Plan full = new Plan(Profile.FULL, Attention.SPLIT, Batching.ALWAYS, Decoding.WHOLE);
        Plan apart = full.lower(ModelStage.UNET).orElseThrow();
        assertThat(apart).isEqualTo(full.with(Batching.NEVER));
        Plan chunked = apart.lower(ModelStage.UNET).orElseThrow();
        assertThat(chunked).isEqualTo(apart.with(Attention.SUB_QUADRATIC));
        Plan staged = chunked.lower(ModelStage.UNET).orElseThrow();
        assertThat(staged).isEqualTo(chunked.with(Profile.MEDVRAM));
        Plan smallest = staged.lower(ModelStage.UNET).orElseThrow();
        assertThat(smallest.profile()).isEqualTo(Profile.LOWVRAM);
        assertThat(smallest.lower(ModelStage.UNET)).isEmpty();
        assertThat(smallest.lower(ModelStage.FIRST_STAGE)).contains(smallest.with(Decoding.TILED));
        assertThat(full.changes(chunked))
                .isEqualTo("attention split became sub-quadratic, batching always became never");
    }

    private static Plan plan(long budget) {
        return search(budget)
                .fastest(Profile.AUTO, Attention.SDP, Batching.AUTO)
                .orElseThrow()
                .plan();
    }

    private static PlanSearch search(long budget) {
        return new PlanSearch(UNITS, NEEDS, BASE, budget);
    }

    private static Plan plan(Profile profile, Batching batching, Decoding decoding) {
        return new Plan(profile, Attention.SDP, batching, decoding);
    }
}
