package app.safelight.text;

/// A part of a prompt and the chunks it went to.
///
/// @param part what it says
/// @param firstChunk index of the chunk its first token stands in, or would stand in had it any
/// @param lastChunk index of the chunk its last token stands in
public record PlacedPart(PromptPart part, int firstChunk, int lastChunk) {}
