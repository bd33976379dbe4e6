package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickledFileTest {
    private static final Path FILE = Path.of("model.ckpt");
    private static final int END_LENGTH = 22;

    /// A dictionary with one tensor `x` of three floats in storage `0`, protocol 2.
    private static final String ONE_TENSOR = "\u0080\2}X\1\0\0\0xctorch._utils\n_rebuild_tensor_v2\n"
            + "((X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0"
            + "0X\3\0\0\0cpuK\3tQK\0K\3\u0085K\1\u0085\u0089}tRs.";

    @ParameterizedTest
    @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
    void aTensorReadsFromStoredAndDeflatedMembers(int method) throws IOException, ModelFormatException {
        assertThat(read(zip(method, "little"))).containsExactly(1, 2, 3);
    }

    @Test
    void aZip64DirectoryReads() throws IOException, ModelFormatException {
        assertThat(read(asZip64(zip(ZipEntry.STORED, "little")))).containsExactly(1, 2, 3);
    }

    @Test
    void bigEndianIsRefused() throws IOException {
        byte[] file = zip(ZipEntry.STORED, "big");
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("big-endian");
    }

    @Test
    void aNamePlantedAsStateIsRefused() {
        refused("\u0080\2ccollections\nOrderedDict\n)R}X\1\0\0\0kcevil.module\nrun\nsb.", "evil.module.run");
    }

    @Test
    void aClassThatIsOnlyNamedIsNoReasonToRefuse() throws ModelFormatException {
        assertThat(machine("\u0080\2}csome.module\nCallback\nK\1s.").run()).isInstanceOf(PickleValue.Dict.class);
    }

    @Test
    void callingAClassIsRefusedByItsName() {
        refused("\u0080\2csome.module\nCallback\n)\u0081.", "some.module.Callback");
    }

    @Test
    void aTextLongerThanThePickleIsRefused() {
        refused("\u0080\4\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f", "ends too early");
    }

    @ParameterizedTest
    @ValueSource(strings = {"]0", "}0", "(t0", "U\1a0", "N", "2", ")q\0", "K\1\u0094"})
    void aLongPickleTakesLittleMemory(String repeated) {
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MemorySegment bytes = pickle("\u0080\4N" + repeated.repeat(8_000_000 / repeated.length()));
        long before = memory.getCurrentThreadAllocatedBytes();
        assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> new PickleMachine(FILE, bytes).run());
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
    }

    private static void refused(String pickle, String reason) {
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> machine(pickle).run())
                .withMessageContaining(reason);
    }

    private static PickleMachine machine(String pickle) {
        return new PickleMachine(FILE, pickle(pickle));
    }

    private static MemorySegment pickle(String text) {
        return MemorySegment.ofArray(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static float[] read(byte[] file) throws ModelFormatException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(file.length).copyFrom(MemorySegment.ofArray(file));
            Map<String, Weight> weights = PickledFile.read(FILE, bytes, arena).weights();
            float[] values = new float[3];
            Objects.requireNonNull(weights.get("x")).readFloats(0, values);
            return values;
        }
    }

    private static byte[] zip(int method, String order) throws IOException {
        ByteBuffer values = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        values.putFloat(1).putFloat(2).putFloat(3);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            add(zip, method, "any/data.pkl", ONE_TENSOR.getBytes(StandardCharsets.ISO_8859_1));
            add(zip, method, "any/byteorder", order.getBytes(StandardCharsets.US_ASCII));
            add(zip, method, "any/data/0", values.array());
        }
        return file.toByteArray();
    }

    private static void add(ZipOutputStream zip, int method, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        if (method == ZipEntry.STORED) {
            entry.setCompressedSize(content.length);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /// The same file with what the end record says moved to a zip64 end record.
    private static byte[] asZip64(byte[] file) {
        ByteBuffer old = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int end = file.length - END_LENGTH;
        ByteBuffer made = ByteBuffer.allocate(file.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
        made.put(file, 0, end);
        made.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        made.putLong(old.getShort(end + 10)).putLong(old.getShort(end + 10));
        made.putLong(old.getInt(end + 12)).putLong(old.getInt(end + 16));
        made.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        made.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) -1)
                .putShort((short) -1);
        made.putInt(-1).putInt(-1).putShort((short) 0);
        return made.array();
    }
}
