package app.safelight.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes safetensors files of any size with little memory: each tensor's data is asked for when its turn comes.
///
/// The file appears under its name when it is whole; until then it has a temporary one beside it.
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final String METADATA = "__metadata__";

    private SafetensorsWriter() {}

    /// Gives a tensor's bytes.
    @FunctionalInterface
    public interface TensorSource {
        /// Writes the elements, row-major and little-endian.
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /// A tensor to be written.
    ///
    /// @param shape sizes of the dimensions, outermost first
    public record Tensor(String name, DType type, List<Long> shape, TensorSource source) {
        public Tensor {
            shape = List.copyOf(shape);
            if (name.equals(METADATA)) {
                throw new IllegalArgumentException("name " + name + " is the format's own");
            }
            for (long size : shape) {
                if (size < 0) {
                    throw new IllegalArgumentException("shape " + shape + " has a negative size");
                }
            }
        }

        /// A float32 tensor.
        public static Tensor of(String name, List<Long> shape, float[] values) {
            return new Tensor(name, DType.F32, shape, channel -> {
                ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            });
        }

        long bytes() {
            return Math.multiplyExact(shape.stream().reduce(1L, Math::multiplyExact), type.bytes());
        }
    }

    /// Writes a file, in place of one that is there.
    ///
    /// @throws IllegalArgumentException if two tensors have one name
    /// @throws IOException if writing fails, or a source gives too few or too many bytes
    public static void write(Path file, List<Tensor> tensors, Map<String, String> metadata) throws IOException {
        List<Tensor> ordered = new ArrayList<>(tensors);
        ordered.sort(Comparator.comparingInt(tensor -> -tensor.type().bytes()));
        byte[] header = header(ordered, metadata);
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
                writeAll(channel, header, ordered);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // such as a full disk, of which the system does not say where
            FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void writeAll(FileChannel channel, byte[] header, List<Tensor> tensors) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(header.length).put(header).flip();
        while (start.hasRemaining()) {
            channel.write(start);
        }
        for (Tensor tensor : tensors) {
            long begin = channel.position();
            tensor.source().writeTo(channel);
            long written = channel.position() - begin;
            if (written != tensor.bytes()) {
                throw new IOException("tensor " + tensor.name() + " gave " + written + " bytes, not " + tensor.bytes());
            }
        }
    }

    /// Tensors lie by falling width of their elements, so that each is aligned to its own.
    private static byte[] header(List<Tensor> tensors, Map<String, String> metadata) {
        ObjectNode header = JsonMapper.shared().createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode node = header.putObject(METADATA);
            metadata.forEach(node::put);
        }
        long begin = 0;
        for (Tensor tensor : tensors) {
            if (header.has(tensor.name())) {
                throw new IllegalArgumentException("two tensors have the name " + tensor.name());
            }
            ObjectNode node = header.putObject(tensor.name());
            node.put("dtype", tensor.type().name());
            var shape = node.putArray("shape");
            tensor.shape().forEach(shape::add);
            node.putArray("data_offsets").add(begin).add(begin + tensor.bytes());
            begin += tensor.bytes();
        }
        String text = header.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        int padding = Math.floorMod(-length, ALIGNMENT);
        return (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }
}
