package app.safelight.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The styles of a `styles.csv` as AUTOMATIC1111 keeps it: columns `name`, `prompt` (in old files `text`) and
/// `negative_prompt`, in any order and beside others; rows whose name begins with `#` are remarks.
///
/// @param styles in the file's order; of two with one name the later counts, at the place of the earlier
public record Styles(List<Style> styles) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String NAME = "name";
    private static final String PROMPT = "prompt";
    private static final String OLD_PROMPT = "text";
    private static final String NEGATIVE = "negative_prompt";
    private static final String REMARK = "#";

    public Styles {
        Map<String, Style> byName = new LinkedHashMap<>();
        styles.forEach(style -> byName.put(style.name(), style));
        styles = List.copyOf(byName.values());
    }

    /// What was found of styles in a pair of prompts.
    ///
    /// @param names of the styles, in the order they were put on
    /// @param plain the prompts without them
    public record Found(List<String> names, Style.Prompts plain) {}

    /// Reads a file.
    ///
    /// @throws StoreException if it cannot be read, or its first line does not name the columns
    public static Styles read(Path file) throws StoreException {
        return parse(TextFile.read(file), file);
    }

    /// Reads a file's text.
    ///
    /// @param origin the file it comes from
    /// @throws StoreException naming the origin, if the first line does not name the columns
    static Styles parse(String text, Path origin) throws StoreException {
        List<List<String>> rows = rows(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, origin);
        if (rows.isEmpty()) {
            return new Styles(List.of());
        }
        List<String> columns = rows.getFirst();
        int name = columns.lastIndexOf(NAME);
        int prompt = columns.lastIndexOf(columns.contains(PROMPT) ? PROMPT : OLD_PROMPT);
        int negative = columns.lastIndexOf(NEGATIVE);
        if (name < 0 || prompt < 0) {
            throw new StoreException(
                    origin + " is no list of styles: its first line must be \"name,prompt,negative_prompt\".");
        }
        return new Styles(rows.stream()
                .skip(1)
                .map(row -> new Style(field(row, name), field(row, prompt), field(row, negative)))
                .filter(style -> !style.name().startsWith(REMARK))
                .filter(style -> !style.equals(new Style("", "", "")))
                .toList());
    }

    private static List<List<String>> rows(String text, Path origin) throws StoreException {
        try {
            return Csv.read(text);
        } catch (IllegalArgumentException e) {
            throw new StoreException(origin + " is no list of styles: " + e.getMessage() + ".", e);
        }
    }

    private static String field(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }

    /// The style of that name.
    public Optional<Style> named(String name) {
        return styles.stream().filter(style -> style.name().equals(name)).findFirst();
    }

    /// The prompts with styles put on one after the other; names without a style put on nothing.
    public Style.Prompts applied(Style.Prompts plain, List<String> names) {
        Style.Prompts prompts = plain;
        for (String name : names) {
            prompts = named(name).orElse(new Style(name, "", "")).applied(prompts);
        }
        return prompts;
    }

    /// Looks for styles in prompts, the last put on first.
    public Found found(Style.Prompts styled) {
        List<Style> left = new ArrayList<>(styles);
        List<String> names = new ArrayList<>();
        Style.Prompts prompts = styled;
        for (int i = 0; i < left.size(); i++) {
            Optional<Style.Prompts> plain = left.get(i).removedFrom(prompts);
            if (plain.isPresent()) {
                prompts = plain.get();
                names.addFirst(left.remove(i).name());
                i = -1;
            }
        }
        return new Found(List.copyOf(names), prompts);
    }

    /// The file's text as AUTOMATIC1111 writes it, its byte order mark included.
    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(NAME, PROMPT, NEGATIVE));
        styles.forEach(style -> rows.add(List.of(style.name(), style.prompt(), style.negativePrompt())));
        return BYTE_ORDER_MARK + Csv.write(rows);
    }

    /// Writes the file; what was in it before is kept beside it as `.bak`.
    ///
    /// @throws StoreException if it cannot be written; it then still holds what it held
    public void write(Path file) throws StoreException {
        try {
            if (Files.exists(file)) {
                Files.copy(file, file.resolveSibling(file.getFileName() + ".bak"), StandardCopyOption.REPLACE_EXISTING);
            }
            WholeFile.write(file, text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failures.writing(file, e);
        }
    }
}
