package app.safelight.ui.request;

import app.safelight.engine.PromptMeter;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.store.Preset;
import app.safelight.ui.mask.FrameRule;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The form: every knob of a request as a person sets it.
public final class RequestModel {
    private static final int USUAL_STEPS = 20;
    private static final double USUAL_CFG = 7;

    private final StartModel start;
    private final PromptEntry prompt;
    private final PromptEntry negative;
    private final ObjectProperty<@Nullable String> model = new SimpleObjectProperty<>(this, "model", null);
    private final ObjectProperty<SamplerType> sampler =
            new SimpleObjectProperty<>(this, "sampler", SamplerType.DPMPP_2M);
    private final ObjectProperty<ScheduleType> schedule =
            new SimpleObjectProperty<>(this, "schedule", ScheduleType.AUTOMATIC);
    private final SeedEntry seed;
    private final NumberEntry steps = NumberEntry.whole(1, 1000, 1);
    private final NumberEntry cfg = NumberEntry.decimal(0, 100, 0.5);
    private final SizeEntry size = SizeEntry.usual();
    private final NumberEntry count = NumberEntry.whole(1, 10_000, 1);
    private @Nullable Prediction prediction;
    private @Nullable GenerationRequest taken;

    /// @param start the part of the form that counts where a request starts from a picture
    /// @param random where seeds that nobody chose come from
    public RequestModel(
            PromptMeter meter, StartModel start, Executor background, FxDelivery delivery, RandomGenerator random) {
        seed = new SeedEntry(random);
        this.start = start;
        prompt = new PromptEntry(meter, background, delivery);
        negative = new PromptEntry(meter, background, delivery);
        steps.set(USUAL_STEPS);
        cfg.set(USUAL_CFG);
        count.set(1);
        start.document().pictureProperty().subscribe(picture -> {
            if (picture != null) {
                size.take(picture);
            }
        });
    }

    /// Fills the form with a preset's values and its first prompt.
    public void fill(Preset preset) {
        sampler.set(preset.sampler());
        schedule.set(preset.schedule());
        steps.set(preset.steps());
        cfg.set(preset.cfgScale());
        size.set(preset.size());
        preset.prompts().stream().findFirst().ifPresent(prompt.textProperty()::set);
    }

    /// Fills the form with a request's values; a size left open stays as it is.
    public void fill(GenerationRequest request) {
        taken = request;
        prompt.textProperty().set(request.prompt());
        negative.textProperty().set(request.negativePrompt());
        model.set(request.model());
        prediction = request.prediction();
        sampler.set(request.sampler());
        schedule.set(request.schedule());
        steps.set(request.steps());
        cfg.set(request.cfgScale());
        seed.reuse(request.seed());
        ImageSize asked = request.size();
        if (asked != null) {
            size.set(asked);
        }
        count.set(request.count());
        PictureStart from = request.start();
        if (from != null) {
            start.fill(from);
        }
    }

    /// What the form says, to be kept: where a field cannot be used its usual value, and for a seed left open any.
    public GenerationRequest kept() {
        GenerationRequest usual = usual();
        return filled(
                steps.isValid() ? steps.value().intValueExact() : usual.steps(),
                cfg.isValid() ? cfg.value().doubleValue() : usual.cfgScale(),
                0,
                size(),
                count.isValid() ? count.value().intValueExact() : 1,
                start.kept());
    }

    private GenerationRequest filled(
            int stepCount,
            double guidance,
            long drawn,
            @Nullable ImageSize asked,
            int pictures,
            @Nullable PictureStart from) {
        return new GenerationRequest(
                prompt.textProperty().get(),
                negative.textProperty().get(),
                model.get(),
                prediction,
                sampler.get(),
                schedule.get(),
                stepCount,
                guidance,
                drawn,
                asked,
                pictures,
                from);
    }

    /// Fills the form with what was kept of it.
    ///
    /// @param request null where it cannot be followed
    /// @param typed the seed as typed
    public void restore(@Nullable GenerationRequest request, String typed) {
        if (request != null) {
            fill(request);
            seed.textProperty().set(typed);
        }
    }

    /// Has any change of the form told, but for what belongs to the picture to start from.
    public void watch(Runnable watcher) {
        List<Observable> fields = List.of(
                prompt.textProperty(),
                negative.textProperty(),
                model,
                sampler,
                schedule,
                seed.textProperty(),
                steps.textProperty(),
                cfg.textProperty(),
                width().textProperty(),
                height().textProperty(),
                count.textProperty());
        fields.forEach(field -> field.addListener(_ -> watcher.run()));
        start.watch(watcher);
    }

    /// The size asked for; null where it cannot be used.
    @Nullable
    ImageSize size() {
        return size.value();
    }

    /// How the part of the picture is found that is worked on; null where that is the whole picture.
    public @Nullable FrameRule frame() {
        ImageSize asked = size();
        return asked == null ? null : start.frame(asked);
    }

    /// Has any change told of what the part depends on that is worked on.
    public void watchFrame(Runnable watcher) {
        width().textProperty().addListener(_ -> watcher.run());
        height().textProperty().addListener(_ -> watcher.run());
        start.watch(watcher);
    }

    /// The fields that hold something unusable, in the order of the form.
    public List<Field> problems() {
        Map<Field, Boolean> valid = new LinkedHashMap<>();
        valid.put(Field.STEPS, steps.isValid());
        valid.put(Field.CFG, cfg.isValid());
        valid.put(Field.WIDTH, size.width().isValid());
        valid.put(Field.HEIGHT, size.height().isValid());
        valid.put(Field.SEED, seed.validProperty().get());
        valid.put(Field.COUNT, count.isValid());
        Stream<Field> wrong =
                valid.entrySet().stream().filter(entry -> !entry.getValue()).map(Map.Entry::getKey);
        return Stream.concat(wrong, start.problems().stream()).toList();
    }

    /// What the form asks for; an open seed is drawn now.
    ///
    /// @param mask where the mask of the picture to start from is kept; null if none acts
    /// @throws IllegalStateException if a field holds something unusable
    public GenerationRequest request(@Nullable Path mask) {
        if (!problems().isEmpty()) {
            throw new IllegalStateException("fields that cannot be used: " + problems());
        }
        ImageSize asked = Objects.requireNonNull(size());
        return filled(
                steps.value().intValueExact(),
                cfg.value().doubleValue(),
                seed.value(),
                asked,
                count.value().intValueExact(),
                start.start(mask, asked));
    }

    /// A request that was held, with the mask as it acts now.
    ///
    /// @param mask where it is kept; null if none acts
    public GenerationRequest repainted(GenerationRequest held, @Nullable Path mask) {
        PictureStart begun = held.start();
        return begun == null ? held : held.withStart(start.repainted(begun, mask));
    }

    /// Whether the prompts were typed, so that choices in them are to be drawn: those taken over from a recipe are
    /// meant as they stand, until they are changed.
    public boolean isTyped() {
        return taken == null
                || !taken.prompt().equals(prompt.textProperty().get())
                || !taken.negativePrompt().equals(negative.textProperty().get());
    }

    /// The usual values with the model chosen: what counts where a recipe is silent.
    public GenerationRequest usual() {
        return new GenerationRequest(
                "",
                "",
                model.get(),
                prediction,
                SamplerType.DPMPP_2M,
                ScheduleType.AUTOMATIC,
                USUAL_STEPS,
                USUAL_CFG,
                seed.drawn(),
                null,
                1,
                start.usual());
    }

    /// Turns the picture on its side.
    public void swapSize() {
        size.swap();
    }

    /// The part of the form that counts where it starts from a picture.
    public StartModel start() {
        return start;
    }

    public PromptEntry prompt() {
        return prompt;
    }

    public PromptEntry negative() {
        return negative;
    }

    /// Path of the checkpoint; null for the bundled model.
    public ObjectProperty<@Nullable String> modelProperty() {
        return model;
    }

    public ObjectProperty<SamplerType> samplerProperty() {
        return sampler;
    }

    public ObjectProperty<ScheduleType> scheduleProperty() {
        return schedule;
    }

    public NumberEntry steps() {
        return steps;
    }

    public NumberEntry cfg() {
        return cfg;
    }

    public NumberEntry width() {
        return size.width();
    }

    public NumberEntry height() {
        return size.height();
    }

    public NumberEntry count() {
        return count;
    }

    /// The seed.
    public SeedEntry seed() {
        return seed;
    }
}
