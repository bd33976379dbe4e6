package app.safelight.engine.image;

import app.safelight.request.ResizeMode;

/// Where in a picture that is worked on belongs what was made.
public sealed interface Placement {
    /// What was made, brought into its place in a picture, with zeros around it.
    ///
    /// @param width of the picture
    /// @param height of the picture
    Pixels in(Pixels made, int width, int height);

    /// It is the picture.
    record Whole() implements Placement {
        @Override
        public Pixels in(Pixels made, int width, int height) {
            return made;
        }
    }

    /// It is an enlargement of a part.
    ///
    /// @param frame the part
    record Framed(CropRegion frame) implements Placement {
        @Override
        public Pixels in(Pixels made, int width, int height) {
            Pixels part = Resizing.resize(made, frame.width(), frame.height(), ResizeMode.CROP_AND_RESIZE);
            return frame.placed(part, width, height);
        }
    }

    /// It is larger than the picture, which lies in its upper left corner.
    record Beyond() implements Placement {
        @Override
        public Pixels in(Pixels made, int width, int height) {
            return new CropRegion(0, 0, width, height).cut(made);
        }
    }
}
