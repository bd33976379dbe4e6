package app.safelight.engine.remote;

import app.safelight.request.GenerationEvent;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Messages as lines of JSON in ASCII; bytes such as pictures are Base64 in them.
final class Wire {
    /// The largest picture a request can name, 8192 pixels square, in Base64, with room for what goes with it.
    static final int LONGEST = 272 << 20;

    private static final int DEEPEST = 16;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(GenerationEvent.class, TypedEvent.class)
            .build();

    private Wire() {}

    /// Names the kind of an event in its JSON.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
    private interface TypedEvent {}

    /// Writes a message. Not for two threads at once.
    static void write(OutputStream out, Object message) throws IOException {
        try {
            out.write(MAPPER.writeValueAsBytes(message));
        } catch (JacksonException e) {
            throw new IOException("a message could not be written down: " + e.getOriginalMessage(), e);
        }
        out.write('\n');
        out.flush();
    }

    /// Reads the next message; null at the end of the stream, where half a line counts as none.
    ///
    /// @param in buffered
    /// @throws NoMessage if the line is none of that kind
    /// @throws IOException if the stream breaks
    static <T> @Nullable T read(InputStream in, Class<T> kind) throws NoMessage, IOException {
        byte[] line = line(in);
        if (line == null) {
            return null;
        }
        try {
            T message = MAPPER.readValue(line, kind);
            if (message == null) {
                throw new NoMessage("a line says null");
            }
            return message;
        } catch (JacksonException e) {
            throw new NoMessage(e.getOriginalMessage());
        }
    }

    private static byte @Nullable [] line(InputStream in) throws NoMessage, IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() == LONGEST) {
                throw new NoMessage("a line is longer than " + LONGEST + " bytes");
            }
            line.write(next);
        }
        return line.toByteArray();
    }
}
