package app.safelight.weights;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a file of weights is, told by the names of its tensors.
public enum FileKind {
    CHECKPOINT("a checkpoint", "choose it as the model"),
    LORA("a LoRA", "it changes a checkpoint and cannot be used as one"),
    EMBEDDING("a textual inversion embedding", "it adds a word to a checkpoint and cannot be used as one"),
    CONTROLNET("a ControlNet", "it steers a checkpoint and cannot be used as one"),
    VAE("a VAE alone", "choose a checkpoint, which holds a text encoder and a UNet too"),
    UNET("a UNet alone", "choose a checkpoint, which holds a text encoder and a VAE too"),
    TEXT_ENCODER("a text encoder alone", "choose a checkpoint, which holds a UNet and a VAE too"),
    UPSCALER("an upscaler", "choose a Stable Diffusion checkpoint"),
    OTHER_FAMILY(
            "a model of another family (Flux, Stable Diffusion 3 or a relative)",
            "choose a checkpoint of Stable Diffusion 1, 2 or XL"),
    UNKNOWN("no Stable Diffusion checkpoint", "choose a checkpoint of Stable Diffusion 1, 2 or XL");

    private static final Pattern LORA_NAME = Pattern.compile(
            ".*[._](lora_(up|down|A|B|a|b|linear_layer|mid)|lora\\.(up|down)|hada_w[12]_[ab]|lokr_w[12].*|dora_scale|oft_blocks)\\b.*"
                    + "|lora_(unet|te\\d?)_.*|.*[._](diff|diff_b|w_norm|b_norm)|bundle_emb\\..*");
    private static final Pattern CONTROL_NAME =
            Pattern.compile("control_model\\..*|controlnet_.*|(.*\\.)?(input_hint_block|zero_convs)\\..*");
    private static final Pattern EMBEDDING_NAME = Pattern.compile("emb_params|string_to_param\\..*|clip_[lg]|t5xxl");
    private static final Pattern OTHER_NAME = Pattern.compile(
            "(model\\.diffusion_model\\.)?(double_blocks|single_blocks|joint_blocks|single_transformer_blocks|joint_transformer_blocks"
                    + "|double_stream_modulation.*|transformer_blocks|x_embedder|pos_embed)(\\..*)?");
    private static final Pattern CHECKPOINT_NAME =
            Pattern.compile("(model\\.diffusion_model|model_ema|cond_stage_model|conditioner\\.embedders)\\..*");
    private static final Pattern VAE_NAME =
            Pattern.compile("(first_stage_model\\.)?(encoder|decoder)\\.(conv_in|conv_out|mid|down|up)[._].*"
                    + "|(first_stage_model\\.)?(post_)?quant_conv\\..*");
    private static final Pattern UNET_NAME = Pattern.compile(
            "(input_blocks|output_blocks|middle_block|time_embedding|add_embedding|down_blocks|up_blocks)\\..*");
    private static final Pattern TEXT_NAME = Pattern.compile(
            "(text_model\\.)?(encoder\\.layers|embeddings\\.token_embedding)\\..*|transformer\\.resblocks\\..*");
    private static final Pattern UPSCALER_NAME = Pattern.compile(
            "(params(_ema)?\\..*)|conv_first\\..*|RRDB_trunk\\..*|upconv1\\..*|(body|model)\\.\\d+\\.(sub|rdb\\d|weight).*");

    private final String words;
    private final String advice;

    FileKind(String words, String advice) {
        this.words = words;
        this.advice = advice;
    }

    /// The kind in words, such as `a LoRA`.
    public String words() {
        return words;
    }

    /// Why a file of this kind is no checkpoint, to follow the file's name.
    String rejection() {
        return this == UNKNOWN ? "is " + words + ": " + advice : "is " + words + ", not a checkpoint: " + advice;
    }

    /// The kind of a file with tensors of these names.
    static FileKind of(Collection<String> names) {
        Predicate<Pattern> any =
                pattern -> names.stream().anyMatch(name -> pattern.matcher(name).matches());
        if (names.contains(SingleFileLayout.UNET + "input_blocks.0.0.weight")) {
            return CHECKPOINT;
        }
        if (any.test(LORA_NAME)) {
            return LORA;
        }
        if (any.test(CONTROL_NAME)) {
            return CONTROLNET;
        }
        if (any.test(OTHER_NAME)) {
            return OTHER_FAMILY;
        }
        if (any.test(CHECKPOINT_NAME)) {
            return CHECKPOINT;
        }
        if (any.test(UNET_NAME)) {
            return UNET;
        }
        if (any.test(VAE_NAME)) {
            return VAE;
        }
        if (any.test(TEXT_NAME)) {
            return TEXT_ENCODER;
        }
        if (any.test(EMBEDDING_NAME)) {
            return EMBEDDING;
        }
        return any.test(UPSCALER_NAME) ? UPSCALER : UNKNOWN;
    }
}
