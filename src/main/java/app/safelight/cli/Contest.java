package app.safelight.cli;

import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.Precision;
import app.safelight.request.Profile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What can be compared with one another.
enum Contest {
    /// Profiles: W1 to W3 of the protocol, by model and size.
    PROFILES("--profile"),
    /// Strategies of attention that differ on a processor: W6.
    ATTENTIONS("--attention"),
    /// Numbers.
    PRECISIONS("--precision"),
    /// Prompt and negative prompt together or apart: W7.
    BATCHINGS("--batching");

    private final String option;

    Contest(String option) {
        this.option = option;
    }

    /// Those that take part.
    ///
    /// @param options that all of them have
    List<Contender> contenders(List<String> options) {
        return names().map(name -> Contender.ours(
                        name,
                        Stream.concat(options.stream(), Stream.of(option, name)).toList()))
                .toList();
    }

    private Stream<String> names() {
        return switch (this) {
            case PROFILES ->
                Stream.of(Profile.FULL, Profile.MEDVRAM, Profile.LOWVRAM)
                        .map(profile -> profile.name().toLowerCase(Locale.ROOT));
            case ATTENTIONS ->
                Stream.of(Attention.SDP, Attention.SPLIT, Attention.SPLIT_V1, Attention.SUB_QUADRATIC, Attention.PLAIN)
                        .map(Attention::label);
            case PRECISIONS -> Stream.of(Precision.FLOAT32, Precision.BFLOAT16).map(Precision::label);
            case BATCHINGS -> Stream.of(Batching.ALWAYS, Batching.NEVER).map(Batching::label);
        };
    }
}
