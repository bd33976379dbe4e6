package app.safelight.residency;

import app.safelight.request.ModelStage;
import java.io.Serial;

/// What is wanted on the device would pass the budget.
public final class MemoryLimitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ModelStage stage;

    MemoryLimitException(ModelStage stage, String unit, long needed, long free) {
        super("stage " + stage.id() + ": " + unit + " needs " + needed + " bytes on the device, where " + free
                + " of the budget are left");
        this.stage = stage;
    }

    /// The stage that wanted it.
    public ModelStage stage() {
        return stage;
    }
}
