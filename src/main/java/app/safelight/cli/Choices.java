package app.safelight.cli;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.Upscaler;
import java.util.Arrays;
import java.util.Iterator;

/// The values that help texts list for an option.
final class Choices {
    private Choices() {}

    /// The samplers' names.
    static final class Samplers implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(SamplerType.values()).map(SamplerType::label).iterator();
        }
    }

    /// The upscalers' names.
    static final class Upscalers implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Upscaler.values()).map(Upscaler::label).iterator();
        }
    }

    /// The schedules' names.
    static final class Schedules implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ScheduleType.values()).map(ScheduleType::label).iterator();
        }
    }
}
