package app.safelight.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number of bytes as people write it: `700MB`, `2GiB`, `1.5 GB`, `734003200`.
final class ByteCount implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?) ?([a-z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1000L),
            Map.entry("kb", 1000L),
            Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30));

    @Override
    public Long convert(String value) {
        Matcher form = FORM.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (!form.matches() || !UNITS.containsKey(form.group(2))) {
            throw new TypeConversionException(value + " is no number of bytes such as 700MB or 2GiB");
        }
        long unit = Objects.requireNonNull(UNITS.get(form.group(2)));
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.compareTo(BigDecimal.ONE) < 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new TypeConversionException(value + " is no amount of memory");
        }
        return bytes.longValue();
    }

    /// A number of bytes for people: in megabytes, or gigabytes where it is larger than one.
    static String text(long bytes) {
        return bytes >= 1_000_000_000 ? "%.2f GB".formatted(bytes / 1e9) : "%d MB".formatted(Math.round(bytes / 1e6));
    }
}
