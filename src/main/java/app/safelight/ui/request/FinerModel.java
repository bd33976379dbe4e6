package app.safelight.ui.request;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.Outpainting;
import app.safelight.request.PictureStart;
import app.safelight.request.SoftInpainting;
import app.safelight.ui.mask.Growth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The finer rules of painting into a picture, as a person sets them: what greys mean, how far the picture grows, and
/// what few people ever change.
public final class FinerModel {
    /// Dials of soft inpainting.
    static final List<Field> SOFT = List.of(
            Field.SCHEDULE_BIAS,
            Field.PRESERVATION,
            Field.CONTRAST,
            Field.MASK_INFLUENCE,
            Field.THRESHOLD,
            Field.DIFFERENCE_CONTRAST);

    /// Pixels the picture grows by on each side.
    static final List<Field> SIDES = List.of(Field.LEFT, Field.TOP, Field.RIGHT, Field.BOTTOM);

    private static final double MOST = 8;
    private static final int MOST_CONTRAST = 32;
    private static final int FURTHEST = 2048;
    private static final int GRID = 8;
    private static final double SMALLEST_SCALE = 0.25;
    private static final double STRONGEST_NOISE = 1.5;

    private final Map<Field, NumberEntry> entries = new EnumMap<>(Field.class);
    private final ObjectProperty<Greys> greys = new SimpleObjectProperty<>(this, "greys", Greys.ROUNDED);
    private final BooleanProperty confined = new SimpleBooleanProperty(this, "confined", true);
    private final BooleanProperty overlay = new SimpleBooleanProperty(this, "overlay", true);
    private final BooleanProperty colours = new SimpleBooleanProperty(this, "colours", false);
    private final BooleanBinding scaleValid;
    private final BooleanBinding grows;

    FinerModel() {
        entries.put(Field.SCHEDULE_BIAS, NumberEntry.decimal(0, MOST, 0.1));
        entries.put(Field.PRESERVATION, NumberEntry.decimal(0, MOST, 0.05));
        entries.put(Field.CONTRAST, NumberEntry.decimal(1, MOST_CONTRAST, 0.5));
        entries.put(Field.MASK_INFLUENCE, NumberEntry.decimal(0, 1, 0.05));
        entries.put(Field.THRESHOLD, NumberEntry.decimal(0, MOST, 0.05));
        entries.put(Field.DIFFERENCE_CONTRAST, NumberEntry.decimal(0, MOST, 0.05));
        SIDES.forEach(side -> entries.put(side, NumberEntry.whole(0, FURTHEST, GRID)));
        entries.put(Field.FRAME_SCALE, NumberEntry.decimal(0, MOST, SMALLEST_SCALE));
        entries.put(Field.MASK_WEIGHT, NumberEntry.decimal(0, 1, 0.05));
        entries.put(Field.NOISE_MULTIPLIER, NumberEntry.decimal(0, STRONGEST_NOISE, 0.05));
        entries.put(Field.EXTRA_NOISE, NumberEntry.decimal(0, 1, 0.05));
        fill(SoftInpainting.USUAL);
        grow(0, 0, 0, 0);
        entry(Field.FRAME_SCALE).set(0);
        entry(Field.MASK_WEIGHT).set(1);
        entry(Field.NOISE_MULTIPLIER).set(1);
        entry(Field.EXTRA_NOISE).set(0);
        scaleValid = Bindings.createBooleanBinding(
                () -> isUsable(Field.FRAME_SCALE), entry(Field.FRAME_SCALE).textProperty());
        Observable[] sides =
                SIDES.stream().map(side -> entry(side).textProperty()).toArray(Observable[]::new);
        grows = Bindings.createBooleanBinding(() -> growth() != null, sides);
    }

    /// Whether a field holds something that can be used.
    boolean isUsable(Field field) {
        NumberEntry entry = entry(field);
        return entry.isValid() && (field != Field.FRAME_SCALE || number(field) == 0 || number(field) >= SMALLEST_SCALE);
    }

    /// The fields that count for some way of painting and hold something unusable.
    ///
    /// @param masked whether a mask acts or the picture grows
    /// @param framed whether only the masked area is worked on
    List<Field> problems(boolean masked, boolean framed) {
        List<Field> counting = new ArrayList<>(SIDES);
        counting.addAll(List.of(Field.NOISE_MULTIPLIER, Field.EXTRA_NOISE));
        if (masked) {
            counting.add(Field.MASK_WEIGHT);
            counting.addAll(greys.get() == Greys.SOFT ? SOFT : List.of());
            counting.addAll(framed ? List.of(Field.FRAME_SCALE) : List.of());
        }
        return counting.stream().filter(field -> !isUsable(field)).toList();
    }

    /// How far the picture grows; null for not at all, or where a side cannot be used.
    @Nullable
    Outpainting growth() {
        if (!SIDES.stream().allMatch(this::isUsable)) {
            return null;
        }
        int[] by = SIDES.stream().mapToInt(side -> (int) number(side)).toArray();
        return by[0] + by[1] + by[2] + by[3] == 0 ? null : new Outpainting(by[0], by[1], by[2], by[3]);
    }

    /// How far the picture grows on each side, not at all where a side cannot be used.
    public Growth sides() {
        Outpainting growth = growth();
        return growth == null ? Growth.NONE : new Growth(growth.left(), growth.top(), growth.right(), growth.bottom());
    }

    /// Has the picture grow.
    public void grow(int left, int top, int right, int bottom) {
        int[] by = {left, top, right, bottom};
        for (int i = 0; i < by.length; i++) {
            entry(SIDES.get(i)).set(Math.clamp((long) Math.round((float) by[i] / GRID) * GRID, 0, FURTHEST));
        }
    }

    /// An inpainting by these rules; fields that cannot be used count as usual.
    ///
    /// @param counting what greys are to mean, whatever the form says
    Inpainting ruled(Inpainting plain, Greys counting) {
        MaskRules rules = plain.rules()
                .with(counting == Greys.STRENGTH ? MaskRules.Strength.BY_GREY : MaskRules.Strength.SAME)
                .with(growth())
                .withFrameScale(isUsable(Field.FRAME_SCALE) ? number(Field.FRAME_SCALE) : 0);
        Inpainting ruled = plain.withRules(rules)
                .withSoft(counting == Greys.SOFT ? soft() : null)
                .withConditionalWeight(or(Field.MASK_WEIGHT, 1));
        ruled = counting == Greys.UNROUNDED ? ruled.unrounded() : ruled;
        return overlay.get() ? ruled : ruled.withoutOverlay();
    }

    /// A start with the finer effects.
    PictureStart ruled(PictureStart plain) {
        return new PictureStart(
                plain.picture(),
                plain.denoising(),
                plain.stepRule(),
                plain.resize(),
                plain.inpainting(),
                or(Field.NOISE_MULTIPLIER, 1),
                or(Field.EXTRA_NOISE, 0),
                colours.get(),
                plain.background());
    }

    private SoftInpainting soft() {
        SoftInpainting usual = SoftInpainting.USUAL;
        return new SoftInpainting(
                or(Field.SCHEDULE_BIAS, usual.scheduleBias()),
                or(Field.PRESERVATION, usual.preservation()),
                or(Field.CONTRAST, usual.transitionContrast()),
                or(Field.MASK_INFLUENCE, usual.maskInfluence()),
                or(Field.THRESHOLD, usual.differenceThreshold()),
                or(Field.DIFFERENCE_CONTRAST, usual.differenceContrast()),
                confined.get());
    }

    /// Takes a start's values.
    void fill(PictureStart start) {
        entry(Field.NOISE_MULTIPLIER).set(start.noiseMultiplier());
        entry(Field.EXTRA_NOISE).set(start.extraNoise());
        colours.set(start.colourCorrection());
        Inpainting how = start.inpainting();
        if (how != null) {
            SoftInpainting soft = how.soft();
            greys.set(greys(how));
            fill(soft == null ? SoftInpainting.USUAL : soft);
            overlay.set(how.overlay());
            entry(Field.MASK_WEIGHT).set(how.conditionalWeight());
            entry(Field.FRAME_SCALE).set(how.rules().frameScale());
            Outpainting growth = how.rules().outpainting();
            if (growth == null) {
                grow(0, 0, 0, 0);
            } else {
                grow(growth.left(), growth.top(), growth.right(), growth.bottom());
            }
        }
    }

    private static Greys greys(Inpainting how) {
        if (how.soft() != null) {
            return Greys.SOFT;
        } else if (how.rules().strength() == MaskRules.Strength.BY_GREY) {
            return Greys.STRENGTH;
        }
        return how.rounded() ? Greys.ROUNDED : Greys.UNROUNDED;
    }

    private void fill(SoftInpainting soft) {
        entry(Field.SCHEDULE_BIAS).set(soft.scheduleBias());
        entry(Field.PRESERVATION).set(soft.preservation());
        entry(Field.CONTRAST).set(soft.transitionContrast());
        entry(Field.MASK_INFLUENCE).set(soft.maskInfluence());
        entry(Field.THRESHOLD).set(soft.differenceThreshold());
        entry(Field.DIFFERENCE_CONTRAST).set(soft.differenceContrast());
        confined.set(soft.confined());
    }

    private double or(Field field, double usual) {
        return isUsable(field) ? number(field) : usual;
    }

    private double number(Field field) {
        return entry(field).value().doubleValue();
    }

    /// Has any change of these fields told.
    void watch(Runnable watcher) {
        Stream<Observable> texts = entries.values().stream().map(NumberEntry::textProperty);
        Stream.concat(texts, Stream.of(greys, confined, overlay, colours))
                .forEach(field -> field.addListener(_ -> watcher.run()));
    }

    /// One of its numbers.
    ///
    /// @throws IllegalArgumentException if the field is none of this form's part
    public NumberEntry entry(Field field) {
        NumberEntry entry = entries.get(field);
        if (entry == null) {
            throw new IllegalArgumentException(field + " is no finer rule");
        }
        return entry;
    }

    /// What greys of the mask mean.
    public ObjectProperty<Greys> greysProperty() {
        return greys;
    }

    /// Whether soft inpainting may change nothing outside the blurred mask.
    public BooleanProperty confinedProperty() {
        return confined;
    }

    /// Whether the picture is laid over the result outside the mask.
    public BooleanProperty overlayProperty() {
        return overlay;
    }

    /// Whether colours are brought back to the picture's.
    public BooleanProperty coloursProperty() {
        return colours;
    }

    /// Whether the scale of the masked area can be used.
    BooleanBinding scaleValid() {
        return scaleValid;
    }

    /// Whether the picture grows.
    public BooleanBinding growsProperty() {
        return grows;
    }
}
