/// What is asked and what comes back: values only.
///
/// May use: nothing of ours.
@NullMarked
package app.safelight.request;

import org.jspecify.annotations.NullMarked;
