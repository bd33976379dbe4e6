package app.safelight.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.ModelStage;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void countsByTierStageAndUnit() {
        ledger.add(Tier.DEVICE, ModelStage.UNET, "a", 3);
        ledger.add(Tier.DEVICE, ModelStage.UNET, "b", 4);
        ledger.add(Tier.HOST, ModelStage.UNET, "b", 5);
        ledger.add(Tier.DEVICE, ModelStage.COND, "a", 6);
        assertThat(ledger.bytes(Tier.DEVICE, ModelStage.UNET, "a")).isEqualTo(3);
        assertThat(ledger.bytes(Tier.DEVICE, ModelStage.UNET)).isEqualTo(7);
        assertThat(ledger.bytes(Tier.DEVICE)).isEqualTo(13);
        ledger.book(Tier.DEVICE, ModelStage.UNET, "a", -3);
        assertThat(ledger.bytes(Tier.DEVICE)).isEqualTo(10);
    }

    @Test
    void nothingPassesTheLimit() {
        ledger.base(50);
        ledger.limit(60);
        ledger.add(Tier.HOST, ModelStage.UNET, "a", 1000);
        ledger.add(Tier.DEVICE, ModelStage.UNET, "a", 10);
        assertThatThrownBy(() -> ledger.add(Tier.DEVICE, ModelStage.UNET, "b", 1))
                .isInstanceOfSatisfying(
                        MemoryLimitException.class, e -> assertThat(e.stage()).isEqualTo(ModelStage.UNET))
                .hasMessage("stage unet: b needs 1 bytes on the device, where 0 of the budget are left");
        assertThat(ledger.bytes(Tier.DEVICE)).isEqualTo(10);
        assertThat(ledger.peak()).isEqualTo(60);
    }

    @Test
    void thePeakIsTheFullestMomentSinceTheLimitWasSet() {
        ledger.add(Tier.DEVICE, ModelStage.UNET, "a", 10);
        ledger.remove(Tier.DEVICE, ModelStage.UNET, "a", 10);
        assertThat(ledger.peak()).isEqualTo(10);
        ledger.limit(100);
        assertThat(ledger.peak()).isZero();
    }

    @Test
    void whatWasNotBookedInCannotBeBookedOut() {
        assertThatThrownBy(() -> ledger.remove(Tier.DISK, ModelStage.COND, "a", 1))
                .isInstanceOf(IllegalStateException.class);
    }
}
