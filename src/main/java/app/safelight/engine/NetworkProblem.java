package app.safelight.engine;

import app.safelight.request.Remark;

/// Why a network that a prompt calls does not do what it was called for.
///
/// @param detail as the remark's sentence wants it
record NetworkProblem(Remark remark, String detail) {}
