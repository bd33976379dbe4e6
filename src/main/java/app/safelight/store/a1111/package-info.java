/// Requests as AUTOMATIC1111's web interface takes them: the fields of its `/sdapi/v1` requests, the names of its
/// settings, and what they mean here.
///
/// May use: store, request.
@NullMarked
package app.safelight.store.a1111;

import org.jspecify.annotations.NullMarked;
