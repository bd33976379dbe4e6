package app.safelight.store.a1111;

import app.safelight.store.StoreException;
import java.util.List;
import java.util.Set;

/// What AUTOMATIC1111 can do and this program cannot, and what makes no difference to a picture.
final class Unfollowed {
    /// Fields of requests that only say what happens to the pictures made, or how the work is done; and those that
    /// matter to a second pass alone.
    private static final Set<String> HARMLESS_FIELDS = Set.of(
            "hr_checkpoint_name",
            "override_settings_restore_afterwards",
            "do_not_save_samples",
            "do_not_save_grid",
            "send_images",
            "save_images",
            "force_task_id",
            "sampler_index",
            "include_init_images",
            "image_cfg_scale",
            "refiner_switch_at",
            "comments",
            "script_args",
            "init_images",
            "mask");

    /// Settings of how the work is done, and those that matter only to a second pass or a picture to start from.
    private static final Set<String> HARMLESS_SETTINGS = Set.of(
            "auto_vae_precision",
            "batch_cond_uncond",
            "cross_attention_optimization",
            "hires_fix_use_firstpass_conds",
            "img2img_background_color",
            "img2img_color_correction",
            "img2img_extra_noise",
            "img2img_fix_steps",
            "initial_noise_multiplier",
            "inpainting_mask_weight",
            "overlay_inpaint",
            "use_old_hires_fix_width_height",
            "lora_add_hashes_to_infotext",
            "lora_functional",
            "persistent_cond_cache",
            "textual_inversion_add_hashes_to_infotext");

    private final Fields request;
    private final Fields settings;
    private final List<String> sentences;

    /// @param sentences takes one for each thing that cannot be followed
    Unfollowed(Fields request, Fields settings, List<String> sentences) {
        this.request = request;
        this.settings = settings;
        this.sentences = sentences;
    }

    /// What would matter to any request.
    void look() throws StoreException {
        HARMLESS_FIELDS.forEach(request::value);
        HARMLESS_SETTINGS.forEach(settings::value);
        on(request, "restore_faces", "Faces are not restored");
        on(request, "disable_extra_networks", "Extra networks in the prompt cannot be switched off");
        named(request, "refiner_checkpoint", "There is no refiner");
        named(request, "script_name", "Scripts are not run");
        named(request, "firstpass_image", "A first pass cannot be given");
        named(request, "latent_mask", "A mask of the latent cannot be given");
        above(request, "firstphase_width", "The size of a first pass cannot be told apart");
        above(request, "firstphase_height", "The size of a first pass cannot be told apart");
        above(settings, "token_merging_ratio", "Tokens are not merged");
        above(settings, "token_merging_ratio_hr", "Tokens are not merged");
        above(settings, "token_merging_ratio_img2img", "Tokens are not merged");
        named(settings, "upscaler_for_img2img", "Pictures to start from are enlarged by Lanczos alone");
        full("sd_vae_decode_method");
        full("sd_vae_encode_method");
    }

    /// What would matter to a second pass alone.
    void lookAtHires() throws StoreException {
        named(request, "hr_checkpoint_name", "The second pass has the checkpoint of the first");
        on(settings, "use_old_hires_fix_width_height", "The size of the second pass is that of hires fix since 1.0");
        on(settings, "hires_fix_use_firstpass_conds", "The second pass reads its own prompts");
        above(settings, "img2img_extra_noise", "The second pass has no extra noise");
    }

    private void full(String method) throws StoreException {
        String name = settings.text(method, "Full");
        if (!name.equals("Full")) {
            say("The autoencoder is always the full one", method, name);
        }
    }

    private void on(Fields fields, String name, String sentence) throws StoreException {
        if (fields.truth(name, false)) {
            say(sentence, name, "true");
        }
    }

    private void above(Fields fields, String name, String sentence) throws StoreException {
        double number = fields.number(name, 0);
        if (number > 0) {
            say(sentence, name, Double.toString(number));
        }
    }

    private void named(Fields fields, String name, String sentence) throws StoreException {
        String text = fields.text(name, "");
        if (!text.isEmpty() && !text.equals("None") && !text.equals("Use same checkpoint")) {
            say(sentence, name, text);
        }
    }

    private void say(String sentence, String name, String value) {
        sentences.add(sentence + ": " + name + " " + value + " is not followed.");
    }
}
