package app.safelight.request;

/// What can be said of a picture beside that it is finished. `%s` stands for the event's detail.
public enum Remark {
    /// Only the masked area was to be painted, and there is none.
    MASK_EMPTY_ALL_PAINTED("the mask is empty, so the whole picture was made anew as if there were no mask"),
    /// The whole picture was to be worked on, and nothing of it painted.
    MASK_EMPTY_NOTHING_PAINTED("the mask is empty, so nothing was painted"),
    /// The mask is too small, or too blurred, for any pixel of the latent to be more than half in it.
    MASK_TOO_SMALL("the mask is too small or too blurred to be seen at an eighth of the size, so nothing was painted;"
            + " draw it larger, blur it less, or work on the masked area only"),
    /// Pixels outside the blurred mask are not the original's.
    OUTSIDE_CHANGED("%s pixels outside the blurred mask are not the original picture's"),
    /// What was made was not laid back into the picture.
    FRAME_ALONE("the masked area alone was made, not laid back into the picture, as the request says"),
    /// The picture lies at its own size in a corner of a larger one.
    LAID_IN_CORNER("the original lies at its own size in the upper left corner, as AUTOMATIC1111 lays it where latents"
            + " are enlarged; another resize mode fits it to the size"),
    /// A prompt calls a network that is not there.
    NETWORK_MISSING("there is no LoRA %s in the folders for them, so it changed nothing"),
    /// A network has no layer in common with the model.
    NETWORK_OTHER_MODEL("the LoRA %s is made for another family of models: none of its layers is in this one, so it"
            + " changed nothing"),
    /// Some of a network's layers are not in the model.
    NETWORK_PARTLY("%s found no layer of this model and were left out; inspect lists them"),
    /// A model or network made for few steps is asked for many.
    FEW_STEPS("%s"),
    /// A prompt may name an embedding that does not fit the model.
    EMBEDDING_OTHER_MODEL("the embedding %s is made for another family of models, so it stayed a word like any other"),
    /// A prompt may name an embedding whose file is none.
    EMBEDDING_UNUSABLE("the embedding %s"),
    /// Memory ran out, and the work went on with less. The detail says what changed.
    MEMORY_SHORT("memory ran out, so the step was repeated with less: %s"),
    /// A stage made values that are no numbers, and was repeated in a higher precision. The detail says which.
    PRECISION_RAISED("%s, where values that are no numbers had come out, and was repeated"),
    /// A strategy of attention was asked for that only CUDA has.
    ATTENTION_REPLACED("%s attention is for CUDA devices, so sdp was used");

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
