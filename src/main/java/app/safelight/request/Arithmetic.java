package app.safelight.request;

/// How the networks calculated: what can make the last digits of a picture differ.
///
/// @param precision type of the numbers, such as `float32`
/// @param attention way in which attention was calculated
public record Arithmetic(String precision, String attention) {}
