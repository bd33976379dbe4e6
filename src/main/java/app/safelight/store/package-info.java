/// What survives a restart: pictures with their recipe, request files.
///
/// May use: request.
@NullMarked
package app.safelight.store;

import org.jspecify.annotations.NullMarked;
