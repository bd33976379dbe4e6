package app.safelight.ui;

import app.safelight.request.Remark;

/// The words for what the engine has to say of a picture.
final class Remarks {
    private Remarks() {}

    /// Key of the words, which take the event's detail.
    static String key(Remark remark) {
        return switch (remark) {
            case MASK_EMPTY_ALL_PAINTED -> "remark.emptyAll";
            case MASK_EMPTY_NOTHING_PAINTED -> "remark.emptyNothing";
            case MASK_TOO_SMALL -> "remark.tooSmall";
            case OUTSIDE_CHANGED -> "remark.outside";
            case FRAME_ALONE -> "remark.frame";
            case LAID_IN_CORNER -> "remark.corner";
            case NETWORK_MISSING -> "remark.network.missing";
            case NETWORK_OTHER_MODEL -> "remark.network.other";
            case NETWORK_PARTLY -> "remark.network.partly";
            case FEW_STEPS -> "remark.few.steps";
            case EMBEDDING_OTHER_MODEL -> "remark.embedding.other";
            case EMBEDDING_UNUSABLE -> "remark.embedding.unusable";
            case MEMORY_SHORT -> "remark.memory";
            case PRECISION_RAISED -> "remark.precision";
            case ATTENTION_REPLACED -> "remark.attention";
        };
    }
}
