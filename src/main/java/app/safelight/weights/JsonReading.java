package app.safelight.weights;

import java.io.InputStreamReader;
import java.lang.foreign.MemorySegment;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Strict, streaming reading of JSON out of files that are not trusted: UTF-8 only, bounded depth and lengths.
final class JsonReading {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNameLength(4096)
                    .maxStringLength(4_000_000)
                    .maxNumberLength(64)
                    .build())
            .build();

    private JsonReading() {}

    /// What is done with a parser that stands before the first token.
    interface Body<T extends @Nullable Object> {
        T read(JsonParser parser) throws ModelFormatException;
    }

    /// Runs a body over JSON text.
    ///
    /// @param what how the text is called in messages, such as `header`
    /// @throws ModelFormatException if the text is no JSON, or the body says so
    static <T extends @Nullable Object> T parse(Path file, String what, MemorySegment text, Body<T> body)
            throws ModelFormatException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new InputStreamReader(new SegmentStream(text), decoder);
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), reader)) {
            T result = body.read(parser);
            if (parser.nextToken() != null) {
                throw new ModelFormatException(file, "its " + what + " goes on after the end of the JSON");
            }
            return result;
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(file, "its " + what + " is not valid UTF-8");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (JacksonException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new ModelFormatException(file, "its " + what + " is not valid UTF-8");
            }
            throw new ModelFormatException(file, "its " + what + " is not valid JSON");
        }
    }

    /// Moves to the next token, which must be this one.
    static void expect(Path file, String what, @Nullable JsonToken found, JsonToken wanted)
            throws ModelFormatException {
        if (found != wanted) {
            throw new ModelFormatException(file, what);
        }
    }
}
