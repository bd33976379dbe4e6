package app.safelight.engine.image;

/// Kernels of picture resizing.
enum ResampleFilter {
    /// Keys's cubic convolution with a = −0.5 (Keys 1981, equation 4).
    BICUBIC(2) {
        @Override
        double at(double x) {
            double a = Math.abs(x);
            if (a < 1) {
                return (1.5 * a - 2.5) * a * a + 1;
            }
            return a < 2 ? (((a - 5) * a + 8) * a - 4) * -0.5 : 0;
        }
    },
    /// Sinc windowed by a wider sinc, three lobes (Duchon 1979).
    LANCZOS(3) {
        @Override
        double at(double x) {
            return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
        }
    };

    private final double support;

    ResampleFilter(double support) {
        this.support = support;
    }

    /// Distance beyond which the kernel is zero.
    double support() {
        return support;
    }

    /// The kernel's value at a distance.
    abstract double at(double x);

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
    }
}
