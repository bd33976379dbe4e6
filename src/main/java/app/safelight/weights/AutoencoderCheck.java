package app.safelight.weights;

import static app.safelight.weights.StructureCheck.ANY;

/// Follows the channels through an autoencoder of any depth and width and demands every weight on the way.
final class AutoencoderCheck {
    private final StructureCheck check;

    private AutoencoderCheck(StructureCheck check) {
        this.check = check;
    }

    static void run(StructureCheck check) {
        AutoencoderCheck autoencoder = new AutoencoderCheck(check);
        int downs = autoencoder.encoder();
        int ups = autoencoder.decoder();
        if (downs != ups) {
            check.complain("decoder doubles the size " + ups + " times, its encoder halves it " + downs + " times");
        }
        check.needBoth("quant_conv", 8, 8, 1, 1);
        check.needBoth("post_quant_conv", 4, 4, 1, 1);
    }

    private int encoder() {
        long channels = check.size("encoder.conv_in.weight", 0);
        check.needBoth("encoder.conv_in", channels, 3, 3, 3);
        int downs = 0;
        for (int level = 0; level < Math.max(1, check.count("encoder.down.")); level++) {
            String prefix = "encoder.down." + level + ".";
            channels = residuals(prefix, channels);
            if (check.has(prefix + "downsample.")) {
                check.needBoth(prefix + "downsample.conv", channels, channels, 3, 3);
                downs++;
            }
        }
        channels = middle("encoder.mid.", channels);
        check.needGroupNorm("encoder.norm_out", channels);
        check.needBoth("encoder.conv_out", 8, channels, 3, 3);
        return downs;
    }

    private int decoder() {
        long channels = check.size("decoder.conv_in.weight", 0);
        check.needBoth("decoder.conv_in", channels, 4, 3, 3);
        channels = middle("decoder.mid.", channels);
        int ups = 0;
        for (int level = Math.max(1, check.count("decoder.up.")) - 1; level >= 0; level--) {
            String prefix = "decoder.up." + level + ".";
            channels = residuals(prefix, channels);
            if (check.has(prefix + "upsample.")) {
                check.needBoth(prefix + "upsample.conv", channels, channels, 3, 3);
                ups++;
            }
        }
        check.needGroupNorm("decoder.norm_out", channels);
        check.needBoth("decoder.conv_out", 3, channels, 3, 3);
        return ups;
    }

    private long middle(String prefix, long in) {
        long channels = residual(prefix + "block_1.", in);
        check.needGroupNorm(prefix + "attn_1.norm", channels);
        for (String part : new String[] {"q", "k", "v", "proj_out"}) {
            check.needBoth(prefix + "attn_1." + part, channels, channels, 1, 1);
        }
        return residual(prefix + "block_2.", channels);
    }

    private long residuals(String prefix, long in) {
        long channels = in;
        for (int i = 0; i < Math.max(1, check.count(prefix + "block.")); i++) {
            channels = residual(prefix + "block." + i + ".", channels);
        }
        return channels;
    }

    private long residual(String prefix, long in) {
        long out = check.size(prefix + "conv1.weight", 0);
        check.needGroupNorm(prefix + "norm1", in);
        check.needBoth(prefix + "conv1", out, in, 3, 3);
        check.needGroupNorm(prefix + "norm2", out);
        check.needBoth(prefix + "conv2", out, out, 3, 3);
        if (check.has(prefix + "nin_shortcut.") || (in != ANY && out != ANY && in != out)) {
            check.needBoth(prefix + "nin_shortcut", out, in, 1, 1);
        }
        return out;
    }
}
