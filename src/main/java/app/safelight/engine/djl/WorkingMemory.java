package app.safelight.engine.djl;

import app.safelight.request.Batching;
import app.safelight.request.ModelStage;
import app.safelight.residency.Decoding;
import app.safelight.residency.Needs;
import app.safelight.residency.Plan;

/// What a run needs to work in, read off the networks' shapes.
///
/// @param networks in use
/// @param height of the largest latent
/// @param width of the largest latent
/// @param passes conditionings that a step looks at
record WorkingMemory(Networks networks, long height, long width, int passes) implements Needs {
    /// Text that a plan counts with: two prompts of one chunk.
    private static final int CHUNKS = 2;

    private static final int TOKENS = 77;
    private static final int FACTOR = 8;

    @Override
    public long working(ModelStage stage, Plan plan) {
        return networks.scratchBytes(stage)
                + switch (stage) {
                    case COND -> networks.textBytes(CHUNKS);
                    case UNET -> unet(passes, height, width, TOKENS, plan.batching());
                    case FIRST_STAGE -> decoding(height, width, plan.decoding());
                };
    }

    /// Bytes of a call of the UNet.
    ///
    /// @param conditionings of the call
    /// @param batching ALWAYS or NEVER
    long unet(int conditionings, long latentHeight, long latentWidth, long tokens, Batching batching) {
        int together = batching == Batching.ALWAYS ? conditionings : 1;
        return networks.unetCost(together, latentHeight, latentWidth, tokens).peak();
    }

    /// Bytes of decoding a latent.
    long decoding(long latentHeight, long latentWidth, Decoding decoding) {
        Tiles tiles = Tiles.of(decoding, latentHeight, latentWidth);
        return networks.decodingCost(tiles.height(), tiles.width()).peak()
                + tiles.pictureBytes(latentHeight, latentWidth);
    }

    /// Bytes of encoding a picture.
    long encoding(long pictureHeight, long pictureWidth, Decoding decoding) {
        Tiles tiles = Tiles.of(decoding, pictureHeight / FACTOR, pictureWidth / FACTOR);
        return networks.encodingCost(tiles.height() * FACTOR, tiles.width() * FACTOR)
                .peak();
    }
}
