/// Pictures and masks as data: resizing, blurring and compositing to the byte as Pillow and OpenCV do it, since
/// AUTOMATIC1111 is built on them. No toolkit, no natives.
@NullMarked
package app.safelight.engine.image;

import org.jspecify.annotations.NullMarked;
