package app.safelight.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Tables as comma-separated text, read and written as Python's `csv` module does: quoted fields may hold commas, line
/// ends and doubled quotes. Blanks ahead of a field do not count, and no text is too broken to be read, but for one of
/// more than a million fields.
final class Csv {
    private static final String LINE_END = "\r\n";
    private static final int MOST_FIELDS = 1_000_000;

    private final List<List<String>> rows = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private List<String> row = new ArrayList<>();
    private Place place = Place.BEFORE_ROW;
    private int fields;

    /// Where the reading stands.
    private enum Place {
        BEFORE_ROW,
        BEFORE_FIELD,
        IN_FIELD,
        IN_QUOTES,
        BEHIND_QUOTE
    }

    private Csv() {}

    /// The rows of a text; empty lines are none.
    ///
    /// @throws IllegalArgumentException if there are too many fields
    static List<List<String>> read(String text) {
        Csv csv = new Csv();
        text.chars().forEach(c -> csv.take((char) c));
        if (csv.place != Place.BEFORE_ROW) {
            csv.endRow();
        }
        return csv.rows;
    }

    private void take(char c) {
        switch (place) {
            case IN_QUOTES -> takeQuoted(c);
            case BEHIND_QUOTE -> {
                if (c == '"') {
                    field.append(c);
                    place = Place.IN_QUOTES;
                } else {
                    takePlain(c);
                }
            }
            case BEFORE_ROW, BEFORE_FIELD -> takeFirst(c);
            case IN_FIELD -> takePlain(c);
        }
    }

    private void takeQuoted(char c) {
        if (c == '"') {
            place = Place.BEHIND_QUOTE;
        } else {
            field.append(c);
        }
    }

    private void takeFirst(char c) {
        if (c == ' ') {
            place = Place.BEFORE_FIELD;
        } else if (c == '"') {
            place = Place.IN_QUOTES;
        } else if (place == Place.BEFORE_FIELD || !isLineEnd(c)) {
            takePlain(c);
        }
    }

    private void takePlain(char c) {
        if (c == ',') {
            endField();
            place = Place.BEFORE_FIELD;
        } else if (isLineEnd(c)) {
            endRow();
        } else {
            field.append(c);
            place = Place.IN_FIELD;
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private void endField() {
        fields++;
        if (fields > MOST_FIELDS) {
            throw new IllegalArgumentException("it has more than " + MOST_FIELDS + " fields");
        }
        row.add(field.toString());
        field.setLength(0);
    }

    private void endRow() {
        endField();
        rows.add(row);
        row = new ArrayList<>();
        place = Place.BEFORE_ROW;
    }

    /// A table as text, with fields in quotes only where they need them.
    static String write(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::quoted).collect(Collectors.joining(",", "", LINE_END)))
                .collect(Collectors.joining());
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || isLineEnd((char) c));
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
