package app.safelight.store.a1111;

import app.safelight.request.Hires;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.Upscaler;
import app.safelight.store.SamplerNames;
import app.safelight.store.StoreException;
import org.jspecify.annotations.Nullable;

/// The second pass of a request.
final class HiresFields {
    private static final String SAMPLER = "hr_sampler_name";
    private static final String SCHEDULE = "hr_scheduler";

    private final Fields request;

    HiresFields(Fields request) {
        this.request = request;
    }

    /// The second pass; null where none is asked for.
    @Nullable
    Hires read(double denoising) throws StoreException {
        boolean enabled = request.truth("enable_hr", false);
        Hires hires = new Hires(
                upscaler(),
                request.number("hr_scale", Hires.USUAL_SCALE),
                request.whole("hr_resize_x", 0),
                request.whole("hr_resize_y", 0),
                request.whole("hr_second_pass_steps", 0),
                denoising,
                sampler(),
                schedule(),
                request.text("hr_prompt", ""),
                request.text("hr_negative_prompt", ""));
        return enabled ? hires : null;
    }

    private Upscaler upscaler() throws StoreException {
        return Named.byLabel(request, "hr_upscaler", Upscaler.values(), Upscaler::label, Upscaler.LATENT);
    }

    private @Nullable SamplerType sampler() throws StoreException {
        if (isSame(SAMPLER, "Use same sampler")) {
            return null;
        }
        try {
            return SamplerNames.sampler(SamplerNames.split(request.text(SAMPLER, ""), ScheduleType.AUTOMATIC.label())
                    .sampler());
        } catch (IllegalArgumentException e) {
            throw request.bad(SAMPLER, "is none: " + e.getMessage(), e);
        }
    }

    /// The schedule; where none is named, the one in the sampler's name, if there is one.
    private @Nullable ScheduleType schedule() throws StoreException {
        if (isSame(SCHEDULE, "Use same scheduler")) {
            String combined = SamplerNames.split(request.text(SAMPLER, ""), "").schedule();
            return combined.isEmpty() ? null : SamplerNames.schedule(combined);
        }
        try {
            return SamplerNames.schedule(
                    SamplerNames.split("", request.text(SCHEDULE, "")).schedule());
        } catch (IllegalArgumentException e) {
            throw request.bad(SCHEDULE, "is none: " + e.getMessage(), e);
        }
    }

    private boolean isSame(String field, String same) throws StoreException {
        String name = request.text(field, "");
        return name.isEmpty() || name.equals(same);
    }
}
