package app.safelight.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResidencyPlannerTest {
    private static final Unit COND = new Unit(ModelStage.COND, "cond", 10);
    private static final Unit FIRST_STAGE = new Unit(ModelStage.FIRST_STAGE, "first_stage", 20);
    private static final Unit TIME = new Unit(ModelStage.UNET, "time_embed", 1);
    private static final Unit INPUT = new Unit(ModelStage.UNET, "input_blocks.0", 30);
    private static final Unit MIDDLE = new Unit(ModelStage.UNET, "middle_block", 40);
    private static final List<Unit> UNITS = List.of(COND, FIRST_STAGE, TIME, INPUT, MIDDLE);
    private static final Set<Unit> UNET = Set.of(TIME, INPUT, MIDDLE);

    @Test
    void fullLoadsAStageAndReleasesNothing() {
        assertThat(planner(Profile.FULL).moves(UNITS, Set.of(COND), INPUT))
                .containsExactly(new Move.Load(TIME), new Move.Load(INPUT), new Move.Load(MIDDLE));
        assertThat(planner(Profile.FULL).moves(UNITS, Set.of(COND), null)).isEmpty();
    }

    @Test
    void fullWithinABudgetReleasesTheLargestUnitsThatAreNotNeeded() {
        assertThat(new ResidencyPlanner(Profile.FULL, 60).moves(UNITS, UNET, COND))
                .containsExactly(new Move.Release(MIDDLE), new Move.Load(COND));
    }

    @Test
    void medvramHasOneStageAtATime() {
        assertThat(planner(Profile.MEDVRAM).moves(UNITS, Set.of(COND), TIME))
                .containsExactly(
                        new Move.Release(COND), new Move.Load(TIME), new Move.Load(INPUT), new Move.Load(MIDDLE));
        assertThat(planner(Profile.MEDVRAM).moves(UNITS, UNET, MIDDLE)).isEmpty();
        assertThat(planner(Profile.MEDVRAM).moves(UNITS, Set.of(COND), null)).containsExactly(new Move.Release(COND));
    }

    @Test
    void lowvramHasOneUnitAtATime() {
        assertThat(planner(Profile.LOWVRAM).moves(UNITS, Set.of(TIME), INPUT))
                .containsExactly(new Move.Release(TIME), new Move.Load(INPUT));
        assertThat(planner(Profile.LOWVRAM).moves(UNITS, Set.of(INPUT), FIRST_STAGE))
                .containsExactly(new Move.Release(INPUT), new Move.Load(FIRST_STAGE));
    }

    @Test
    void whatIsNeededLoadsEvenWhereTheBudgetIsTooSmall() {
        assertThat(new ResidencyPlanner(Profile.LOWVRAM, 1).moves(UNITS, Set.of(TIME), MIDDLE))
                .containsExactly(new Move.Release(TIME), new Move.Load(MIDDLE));
    }

    @Test
    void autoIsTheFastestThatFitsThreeQuartersOfTheFreeMemory() {
        assertThat(auto(OptionalLong.of(135))).isEqualTo(Profile.FULL);
        assertThat(auto(OptionalLong.of(134))).isEqualTo(Profile.MEDVRAM);
        assertThat(auto(OptionalLong.of(95))).isEqualTo(Profile.MEDVRAM);
        assertThat(auto(OptionalLong.of(94))).isEqualTo(Profile.LOWVRAM);
        assertThat(auto(OptionalLong.of(0))).isEqualTo(Profile.LOWVRAM);
        assertThat(auto(OptionalLong.empty())).isEqualTo(Profile.MEDVRAM);
    }

    @Test
    void aPlannerCannotFollowAuto() {
        assertThatThrownBy(() -> new ResidencyPlanner(Profile.AUTO, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AUTO");
    }

    private static Profile auto(OptionalLong free) {
        return ResidencyPlanner.of(Profile.AUTO, free, UNITS).profile();
    }

    private static ResidencyPlanner planner(Profile profile) {
        return new ResidencyPlanner(profile, Long.MAX_VALUE);
    }
}
