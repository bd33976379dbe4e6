/// Prompt text: what its syntax means, when and with which weight; CLIP's tokenizer and the chunks a text
/// encoder takes.
///
/// May use: request.
@NullMarked
package app.safelight.text;

import org.jspecify.annotations.NullMarked;
