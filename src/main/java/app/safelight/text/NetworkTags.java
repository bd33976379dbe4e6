package app.safelight.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a prompt calls in angle brackets, as `<lora:name:0.8>`, and what is left of it.
///
/// @param prompt without them
/// @param tags in their order
public record NetworkTags(String prompt, List<NetworkTag> tags) {
    private static final Pattern TAG = Pattern.compile("<(\\w+):([^>]+)>", Pattern.UNICODE_CHARACTER_CLASS);

    public NetworkTags {
        tags = List.copyOf(tags);
    }

    /// Takes the tags out of a prompt whose comments are gone.
    public static NetworkTags of(String prompt) {
        List<NetworkTag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(prompt);
        while (matcher.find()) {
            tags.add(NetworkTag.of(matcher.group(1), matcher.group(2)));
        }
        return new NetworkTags(strip(TracedText.of(prompt)).text(), tags);
    }

    static TracedText strip(TracedText prompt) {
        Matcher matcher = TAG.matcher(prompt.text());
        var out = new TracedText.Builder(prompt);
        int at = 0;
        while (matcher.find()) {
            out.keep(at, matcher.start());
            at = matcher.end();
        }
        out.keep(at, prompt.text().length());
        return out.build();
    }
}
