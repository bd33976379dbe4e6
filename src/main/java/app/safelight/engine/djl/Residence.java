package app.safelight.engine.djl;

/// Where the weights of a stage belong, and who counts their bytes.
interface Residence {
    /// How long a weight's array lasts.
    enum Placement {
        /// In memory of its own, until its unit is released.
        LASTING,
        /// Where it is stored, for the use at hand.
        PASSING
    }

    /// Makes way for a weight that is about to be used.
    Placement place(String weight);

    /// Counts bytes that a weight takes on the device, negative where it gives them back. What it throws keeps the
    /// weight from coming.
    void book(String weight, long bytes);

    /// Everything stays and nothing is counted.
    Residence UNCOUNTED = new Residence() {
        @Override
        public Placement place(String weight) {
            return Placement.LASTING;
        }

        @Override
        public void book(String weight, long bytes) {
            // nobody asks
        }
    };
}
