package app.safelight.request;

/// What can be said of a picture beside that it is finished. `%s` stands for the event's detail.
public enum Remark {
    /// Only the masked area was to be painted, and there is none.
    MASK_EMPTY_ALL_PAINTED("the mask is empty, so the whole picture was made anew as if there were no mask"),
    /// The whole picture was to be worked on, and nothing of it painted.
    MASK_EMPTY_NOTHING_PAINTED("the mask is empty, so nothing was painted"),
    /// Pixels outside the blurred mask are not the original's.
    OUTSIDE_CHANGED("%s pixels outside the blurred mask are not the original picture's"),
    /// What was made was not laid back into the picture.
    FRAME_ALONE("the masked area alone was made, not laid back into the picture, as the request says"),
    /// The picture lies at its own size in a corner of a larger one.
    LAID_IN_CORNER("the original lies at its own size in the upper left corner, as AUTOMATIC1111 lays it where latents"
            + " are enlarged; another resize mode fits it to the size");

    private final String sentence;

    Remark(String sentence) {
        this.sentence = sentence;
    }

    /// The remark in words.
    ///
    /// @param detail as the event gives it
    public String sentence(String detail) {
        return sentence.formatted(detail);
    }
}
