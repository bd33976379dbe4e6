package app.safelight.request;

/// How a prompt and a negative prompt of unequal length are brought to one length.
public enum ConditioningPadding {
    /// They are not: the network runs on each apart.
    NONE,
    /// The shorter one is filled up with the states of an empty chunk.
    EMPTY_CHUNKS,
    /// As AUTOMATIC1111 did for DDIM and PLMS before version 1.6: the negative is filled up with its own last state,
    /// or cut to the prompt's length.
    LAST_STATE
}
