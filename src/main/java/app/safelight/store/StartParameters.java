package app.safelight.store;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a recipe says of a picture to start from. As in AUTOMATIC1111's texts, neither that picture nor the mask is
/// named.
final class StartParameters {
    private static final String DENOISING = "Denoising strength";
    private static final String MODE = "Mask mode";
    private static final String BLUR = "Mask blur";
    private static final String CONTENT = "Masked content";

    private StartParameters() {}

    /// The parameters in the original's order; what has its default there is left out as there.
    static Map<String, String> write(PictureStart start) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(DENOISING, Recipe.plain(start.denoising()));
        Inpainting inpainting = start.inpainting();
        if (inpainting != null) {
            if (inpainting.mode() != MaskMode.INPAINT_MASKED) {
                values.put(MODE, inpainting.mode().label());
            }
            if (inpainting.blurX() != 0) {
                values.put(BLUR, Integer.toString(inpainting.blurX()));
            }
            if (inpainting.content() != MaskedContent.ORIGINAL) {
                values.put(CONTENT, inpainting.content().label());
            }
        }
        return values;
    }

    /// The start a recipe tells, from the pictures of another.
    ///
    /// @param base what counts where the recipe is silent
    /// @throws IllegalArgumentException naming the parameter and the value that cannot be used
    static PictureStart read(Map<String, String> values, PictureStart base) {
        PictureStart start =
                base.withDenoising(ImportedRequest.number(values, DENOISING, Double::parseDouble, base.denoising()));
        Inpainting inpainting = base.inpainting();
        if (inpainting == null) {
            return start;
        }
        return start.withInpainting(new Inpainting(
                inpainting.mask(),
                ImportedRequest.number(values, BLUR, Integer::parseInt, inpainting.blurX()),
                named(values, CONTENT, StartNames::maskedContent, inpainting.content()),
                named(values, MODE, StartNames::maskMode, inpainting.mode())));
    }

    /// The parameters that [#read] follows for a start.
    static List<String> understood(PictureStart start) {
        return start.inpainting() == null ? List.of(DENOISING) : List.of(DENOISING, MODE, BLUR, CONTENT);
    }

    private static <T> T named(Map<String, String> values, String key, Function<String, T> find, T otherwise) {
        String value = values.get(key);
        try {
            return value == null ? otherwise : find.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " " + value + " cannot be used: " + e.getMessage(), e);
        }
    }
}
