package app.safelight.weights;

import static app.safelight.weights.StructureCheck.ANY;

import app.safelight.request.ModelFamily;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;

/// Follows the channels through a UNet of any depth and width (Rombach et al. 2022, "High-Resolution Image Synthesis
/// with Latent Diffusion Models", and the original code) and demands every weight on the way.
final class UnetCheck {
    private final StructureCheck check;
    private final int headsDivide;
    private final TreeSet<Long> contexts = new TreeSet<>();
    private long embedding;
    private int downs;
    private int ups;

    private UnetCheck(StructureCheck check, ModelFamily family) {
        this.check = check;
        headsDivide = family == ModelFamily.SD1 ? 8 : 64;
    }

    /// Runs the check.
    ///
    /// @param family tells how channels divide into heads, and whether there is a label embedding
    /// @param context width of the text encoders' output, or [StructureCheck#ANY]
    /// @param pooled width of the pooled text, or [StructureCheck#ANY]; used by XL only
    static void run(StructureCheck check, ModelFamily family, long context, long pooled) {
        UnetCheck unet = new UnetCheck(check, family);
        unet.run(family, pooled);
        unet.contexts.remove(ANY);
        if (unet.contexts.size() > 1
                || (context != ANY && !unet.contexts.isEmpty() && !unet.contexts.contains(context))) {
            check.complain("cross attention takes a context of width " + unet.contexts
                    + (context == ANY ? "" : ", the text encoder gives " + context));
        }
    }

    private void run(ModelFamily family, long pooled) {
        long channels = check.size("input_blocks.0.0.weight", 0);
        check.needBoth("input_blocks.0.0", channels, ANY, 3, 3);
        embedding = check.size("time_embed.0.weight", 0);
        check.needBoth("time_embed.0", embedding, channels);
        check.needBoth("time_embed.2", embedding, embedding);
        if (family == ModelFamily.SDXL) {
            long sizes = 6 * 256;
            check.needBoth("label_emb.0.0", embedding, pooled == ANY ? ANY : pooled + sizes);
            check.needBoth("label_emb.0.2", embedding, embedding);
        }
        Deque<Long> skips = new ArrayDeque<>();
        skips.push(channels);
        for (int i = 1; i < Math.max(2, check.count("input_blocks.")); i++) {
            channels = block("input_blocks." + i + ".", channels);
            skips.push(channels);
        }
        channels = residual("middle_block.0.", channels);
        transformer("middle_block.1.", channels);
        channels = residual("middle_block.2.", channels);
        int outputs = check.count("output_blocks.");
        if (outputs != 0 && outputs != skips.size()) {
            check.complain(outputs + " output blocks do not mirror its " + skips.size() + " input blocks");
        }
        for (int i = 0; i < Math.max(1, outputs) && !skips.isEmpty(); i++) {
            channels = block("output_blocks." + i + ".", sum(channels, skips.pop()));
        }
        if (downs != ups) {
            check.complain(ups + " upsamplings do not mirror its " + downs + " downsamplings");
        }
        check.needGroupNorm("out.0", channels);
        check.needBoth("out.2", 4, channels, 3, 3);
    }

    private long block(String prefix, long in) {
        int parts = check.count(prefix);
        if (parts == 0) {
            return residual(prefix + "0.", in);
        }
        long channels = in;
        for (int i = 0; i < parts; i++) {
            String part = prefix + i + ".";
            if (check.has(part + "op.")) {
                check.needBoth(part + "op", channels, channels, 3, 3);
                downs++;
            } else if (check.has(part + "conv.")) {
                check.needBoth(part + "conv", channels, channels, 3, 3);
                ups++;
            } else if (check.has(part + "transformer_blocks.") || check.has(part + "proj_")) {
                transformer(part, channels);
            } else {
                channels = residual(part, channels);
            }
        }
        return channels;
    }

    private long residual(String prefix, long in) {
        long out = check.size(prefix + "in_layers.2.weight", 0);
        check.needGroupNorm(prefix + "in_layers.0", in);
        check.needBoth(prefix + "in_layers.2", out, in, 3, 3);
        check.needBoth(prefix + "emb_layers.1", out, embedding);
        check.needGroupNorm(prefix + "out_layers.0", out);
        check.needBoth(prefix + "out_layers.3", out, out, 3, 3);
        if (in != ANY && out != ANY && in != out) {
            check.needBoth(prefix + "skip_connection", out, in, 1, 1);
        } else if (check.has(prefix + "skip_connection.")) {
            check.needBoth(prefix + "skip_connection", out, in, 1, 1);
        }
        return out;
    }

    private void transformer(String prefix, long channels) {
        if (channels != ANY && channels % headsDivide != 0) {
            check.complain(prefix + "norm has " + channels + " channels, which do not divide by " + headsDivide
                    + " for the attention heads");
        }
        check.needGroupNorm(prefix + "norm", channels);
        projection(prefix + "proj_in", channels);
        for (int i = 0; i < Math.max(1, check.count(prefix + "transformer_blocks.")); i++) {
            String block = prefix + "transformer_blocks." + i + ".";
            for (String norm : new String[] {"norm1", "norm2", "norm3"}) {
                check.needBoth(block + norm, channels);
            }
            attention(block + "attn1.", channels, channels);
            long context = check.size(block + "attn2.to_k.weight", 1);
            contexts.add(context);
            attention(block + "attn2.", channels, context);
            long twice = check.size(block + "ff.net.0.proj.weight", 0);
            check.needBoth(block + "ff.net.0.proj", twice, channels);
            check.needBoth(block + "ff.net.2", channels, twice == ANY || twice % 2 != 0 ? ANY : twice / 2);
        }
        projection(prefix + "proj_out", channels);
    }

    /// A matrix or a 1×1 convolution: the same thing, stored in either way.
    private void projection(String name, long channels) {
        if (check.rank(name + ".weight") == 2) {
            check.needBoth(name, channels, channels);
        } else {
            check.needBoth(name, channels, channels, 1, 1);
        }
    }

    private void attention(String prefix, long channels, long context) {
        check.need(prefix + "to_q.weight", channels, channels);
        check.need(prefix + "to_k.weight", channels, context);
        check.need(prefix + "to_v.weight", channels, context);
        check.needBoth(prefix + "to_out.0", channels, channels);
    }

    private static long sum(long a, long b) {
        return a == ANY || b == ANY ? ANY : a + b;
    }
}
