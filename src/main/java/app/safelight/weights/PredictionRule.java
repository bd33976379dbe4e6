package app.safelight.weights;

import app.safelight.request.ModelFamily;
import app.safelight.request.ModelVariant;
import app.safelight.request.Prediction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a model predicts, from the signs its file carries: metadata first, then the `v_pred` key some XL models have,
/// then what is known of the family.
///
/// Shapes do not tell the two kinds of Stable Diffusion 2 apart. In the models at hand the bias of the first norm of
/// the last transformer strays further in those trained on v (a standard deviation above 0.09); that sign is used for
/// models of the original's width, and named as a guess. Inpainting models of the family predict the noise.
///
/// @param prediction the answer
/// @param note how sure it is; null where the file says so
record PredictionRule(Prediction prediction, @Nullable String note) {
    private static final String SIGN = "output_blocks.11.1.transformer_blocks.0.norm1.bias";
    private static final String CROSS = "output_blocks.11.1.transformer_blocks.0.attn2.to_k.weight";
    private static final long ORIGINAL_CONTEXT = 1024;
    private static final double SIGN_ABOVE = 0.09;
    private static final String GUESS = ": a guess, say so if pictures come out as noise or fog";

    static PredictionRule of(ModelFamily family, ModelVariant variant, ModelParts parts) {
        String said = parts.metadata.getOrDefault("modelspec.prediction_type", parts.metadata.get("prediction_type"));
        switch (said == null ? "" : said.toLowerCase(Locale.ROOT)) {
            case "epsilon", "eps" -> {
                return new PredictionRule(Prediction.EPSILON, null);
            }
            case "v", "v_prediction", "v-prediction", "velocity" -> {
                return new PredictionRule(Prediction.V, null);
            }
            default -> {}
        }
        if (parts.others.containsKey("v_pred")) {
            return new PredictionRule(Prediction.V, null);
        }
        if (family != ModelFamily.SD2 || variant != ModelVariant.BASE) {
            return new PredictionRule(Prediction.EPSILON, null);
        }
        Weight sign = parts.unet.get(SIGN);
        Weight cross = parts.unet.get(CROSS);
        boolean original =
                cross != null && cross.shape().size() == 2 && cross.shape().getLast() == ORIGINAL_CONTEXT;
        if (sign != null && original && sign.type().isFloat() && sign.count() <= 65_536) {
            Prediction guess = deviation(sign) > SIGN_ABOVE ? Prediction.V : Prediction.EPSILON;
            return new PredictionRule(guess, guess + " prediction read from the values of one tensor" + GUESS);
        }
        return new PredictionRule(
                Prediction.V, "V prediction taken since most Stable Diffusion 2 models have it" + GUESS);
    }

    private static double deviation(Weight weight) {
        float[] values = new float[Math.toIntExact(weight.count())];
        weight.readFloats(0, values);
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
    }
}
