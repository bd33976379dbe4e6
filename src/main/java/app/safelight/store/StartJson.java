package app.safelight.store;

import app.safelight.request.Inpainting;
import app.safelight.request.PictureStart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The picture to start from as an object in a request's JSON file.
final class StartJson {
    static final List<String> FIELDS = List.of("picture", "denoising", "stepRule", "resize", "inpainting");

    private static final List<String> INPAINTING = List.of("mask", "maskBlur", "content", "mode");

    private StartJson() {}

    /// The object's fields; null for none.
    static @Nullable Map<String, @Nullable Object> fields(@Nullable PictureStart start) {
        if (start == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("picture", start.picture());
        fields.put("denoising", start.denoising());
        fields.put("stepRule", start.stepRule().label());
        fields.put("resize", start.resize().label());
        fields.put("inpainting", fields(start.inpainting()));
        return fields;
    }

    private static @Nullable Map<String, Object> fields(@Nullable Inpainting inpainting) {
        if (inpainting == null) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mask", inpainting.mask());
        fields.put("maskBlur", inpainting.blurX());
        fields.put("content", inpainting.content().label());
        fields.put("mode", inpainting.mode().label());
        return fields;
    }

    /// Reads the object. `inpainting` can be absent or null, nothing else.
    ///
    /// @throws StoreException naming the field that is missing or out of range
    static @Nullable PictureStart read(@Nullable JsonFields fields) throws StoreException {
        if (fields == null) {
            return null;
        }
        String picture = fields.needed("picture", text -> text);
        double denoising = fields.needed("denoising", Double::parseDouble);
        var stepRule = fields.needed("stepRule", StartNames::stepRule);
        var resize = fields.needed("resize", StartNames::resizeMode);
        Inpainting inpainting = inpainting(fields.object("inpainting", INPAINTING));
        try {
            return new PictureStart(picture, denoising, stepRule, resize, inpainting);
        } catch (IllegalArgumentException e) {
            throw fields.bad("start cannot be followed", e);
        }
    }

    private static @Nullable Inpainting inpainting(@Nullable JsonFields fields) throws StoreException {
        if (fields == null) {
            return null;
        }
        String mask = fields.needed("mask", text -> text);
        int maskBlur = fields.needed("maskBlur", Integer::parseInt);
        var content = fields.needed("content", StartNames::maskedContent);
        var mode = fields.needed("mode", StartNames::maskMode);
        try {
            return new Inpainting(mask, maskBlur, content, mode);
        } catch (IllegalArgumentException e) {
            throw fields.bad("inpainting cannot be followed", e);
        }
    }
}
