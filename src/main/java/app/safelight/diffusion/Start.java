package app.safelight.diffusion;

/// What a run starts from: `picture · init + noise · draw 0`.
///
/// @param picture factor of the initial picture; 0 where there is none
/// @param noise factor of the initial noise
record Start(float picture, float noise) {}
