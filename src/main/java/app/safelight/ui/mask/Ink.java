package app.safelight.ui.mask;

/// What an edit does to a pixel.
enum Ink {
    /// Paints it, as far as it is covered and not painted already.
    PAINT {
        @Override
        int over(int level, int covered) {
            return Math.max(level, covered);
        }
    },
    /// Wipes it, as far as it is covered.
    ERASE {
        @Override
        int over(int level, int covered) {
            return Math.min(level, 255 - covered);
        }
    },
    /// Puts the coverage in its place.
    REPLACE {
        @Override
        int over(int level, int covered) {
            return covered;
        }
    },
    /// Turns it into its opposite.
    INVERT {
        @Override
        int over(int level, int covered) {
            return 255 - level;
        }
    };

    /// The level that no coverage changes; below 0 where there is none.
    int settled() {
        return switch (this) {
            case PAINT -> 255;
            case ERASE -> 0;
            case REPLACE, INVERT -> -1;
        };
    }

    /// The level afterwards; the same coverage a second time changes nothing but where it inverts.
    abstract int over(int level, int covered);

    /// Painting for wiping and wiping for painting.
    Ink opposite() {
        return switch (this) {
            case PAINT -> ERASE;
            case ERASE -> PAINT;
            case REPLACE, INVERT -> this;
        };
    }
}
