package app.safelight.cli;

import app.safelight.store.ImportedRequest;
import java.util.concurrent.ThreadLocalRandom;

/// Seeds on the command line.
final class Seeds {
    private static final long COUNT = 4_294_967_294L;
    private static final String RANDOM = "-1";

    private Seeds() {}

    /// The seed an option says; -1 is a random one.
    ///
    /// @param name of the seed, for the complaint
    /// @throws IllegalArgumentException if it is no whole number of 64 bits
    static long read(String name, String text) {
        try {
            return text.equals(RANDOM) ? any() : ImportedRequest.seed(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " " + text + " is no whole number of 64 bits", e);
        }
    }

    /// A seed from the range AUTOMATIC1111 draws its own from.
    static long any() {
        return ThreadLocalRandom.current().nextLong(COUNT);
    }
}
