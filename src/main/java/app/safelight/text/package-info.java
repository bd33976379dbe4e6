/// Prompt text: CLIP's tokenizer and the chunks a text encoder takes.
///
/// May use: nothing of ours.
@NullMarked
package app.safelight.text;

import org.jspecify.annotations.NullMarked;
