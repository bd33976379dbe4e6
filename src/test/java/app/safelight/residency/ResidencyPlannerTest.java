package app.safelight.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResidencyPlannerTest {
    private static final Unit COND = new Unit(ModelStage.COND, "cond", 10);
    private static final Unit FIRST_STAGE = new Unit(ModelStage.FIRST_STAGE, "first_stage", 20);
    private static final Unit TIME = new Unit(ModelStage.UNET, "time_embed", 1, 1);
    private static final Unit INPUT = new Unit(ModelStage.UNET, "input_blocks.0", 30, 3000);
    private static final Unit MIDDLE = new Unit(ModelStage.UNET, "middle_block", 40, 400);
    private static final List<Unit> UNITS = List.of(COND, FIRST_STAGE, TIME, INPUT, MIDDLE);
    private static final Set<Unit> UNET = Set.of(TIME, INPUT, MIDDLE);

    @Test
    void fullLoadsAStageAndReleasesNothing() {
        assertThat(new ResidencyPlanner(Profile.FULL).moves(UNITS, Set.of(COND), INPUT))
                .containsExactly(new Move.Load(TIME), new Move.Load(INPUT), new Move.Load(MIDDLE));
        assertThat(new ResidencyPlanner(Profile.FULL).moves(UNITS, Set.of(COND), null))
                .isEmpty();
    }

    @Test
    void fullWithinABudgetReleasesTheLargestUnitsThatAreNotNeeded() {
        assertThat(planner(Profile.FULL, ModelStage.COND, 60).moves(UNITS, UNET, COND))
                .containsExactly(new Move.Release(MIDDLE), new Move.Load(COND));
    }

    @Test
    void medvramHasOneStageAtATime() {
        ResidencyPlanner planner = new ResidencyPlanner(Profile.MEDVRAM);
        assertThat(planner.moves(UNITS, Set.of(COND), TIME))
                .containsExactly(
                        new Move.Release(COND), new Move.Load(TIME), new Move.Load(INPUT), new Move.Load(MIDDLE));
        assertThat(planner.moves(UNITS, UNET, MIDDLE)).isEmpty();
        assertThat(planner.moves(UNITS, Set.of(COND), null)).containsExactly(new Move.Release(COND));
    }

    @Test
    void lowvramLetsOneUnitPassAfterAnother() {
        ResidencyPlanner planner = new ResidencyPlanner(Profile.LOWVRAM);
        assertThat(planner.moves(UNITS, Set.of(TIME), INPUT))
                .containsExactly(new Move.Release(TIME), new Move.Pass(INPUT));
        assertThat(planner.moves(UNITS, Set.of(INPUT), FIRST_STAGE))
                .containsExactly(new Move.Release(INPUT), new Move.Pass(FIRST_STAGE));
        assertThat(planner.moves(UNITS, Set.of(INPUT), null)).containsExactly(new Move.Release(INPUT));
    }

    @Test
    void lowvramKeepsTheUnitsWithTheLeastWorkPerByteThatTheRoomTakes() {
        ResidencyPlanner planner = planner(Profile.LOWVRAM, ModelStage.UNET, 45);
        assertThat(planner.lasting(UNITS, ModelStage.UNET)).containsExactly(TIME, MIDDLE);
        assertThat(planner.moves(UNITS, Set.of(), INPUT))
                .containsExactly(new Move.Load(TIME), new Move.Load(MIDDLE), new Move.Pass(INPUT));
        assertThat(planner.moves(UNITS, Set.of(TIME, MIDDLE, INPUT), MIDDLE)).containsExactly(new Move.Release(INPUT));
    }

    @Test
    void aUnitTooLargeForWhatIsLeftDoesNotKeepSmallerOnesOut() {
        assertThat(planner(Profile.LOWVRAM, ModelStage.UNET, 35).lasting(UNITS, ModelStage.UNET))
                .containsExactly(TIME, INPUT);
    }

    @Test
    void aPlannerCannotFollowAuto() {
        assertThatThrownBy(() -> new ResidencyPlanner(Profile.AUTO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AUTO");
    }

    private static ResidencyPlanner planner(Profile profile, ModelStage stage, long room) {
        return new ResidencyPlanner(profile, Map.of(stage, room));
    }
}
