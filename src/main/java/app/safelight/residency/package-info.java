/// What lives in which memory: tiers, units, the planner and the ledger. Pure policy, no native code.
///
/// May use: request.
@NullMarked
package app.safelight.residency;

import org.jspecify.annotations.NullMarked;
