package app.safelight.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// CLIP's tokenizer: text to token ids. Safe for use by several threads.
public final class ClipTokenizer {
    /// The id that begins every sequence.
    public static final int START = 49_406;

    /// The id that ends every sequence.
    public static final int END = 49_407;

    private static final String VOCABULARY = "bpe_simple_vocab_16e6.txt.gz";

    private final BytePairEncoding encoding;
    private final Flavour flavour;
    private final TextRepair repair;

    /// The text encoder a tokenizer is for. The vocabulary is the same, the cleaning of odd text is not.
    public enum Flavour {
        /// OpenAI's CLIP as `transformers` has it: Stable Diffusion 1 and the first encoder of SDXL.
        CLIP("<|startoftext|>", "<|endoftext|>"),
        /// OpenCLIP: Stable Diffusion 2 and the second encoder of SDXL.
        OPEN_CLIP("<start_of_text>", "<end_of_text>");

        private final String start;
        private final String end;

        Flavour(String start, String end) {
            this.start = start;
            this.end = end;
        }
    }

    private ClipTokenizer(BytePairEncoding encoding, TextRepair repair, Flavour flavour) {
        this.encoding = encoding;
        this.repair = repair;
        this.flavour = flavour;
    }

    /// Loads the vocabulary from the class path, for CLIP.
    public static ClipTokenizer load() {
        return load(Flavour.CLIP);
    }

    /// Loads the vocabulary from the class path.
    ///
    /// @throws UncheckedIOException if the resource cannot be read
    public static ClipTokenizer load(Flavour flavour) {
        try (InputStream in = ClipTokenizer.class.getResourceAsStream(VOCABULARY)) {
            if (in == null) {
                throw new IllegalStateException("resource " + VOCABULARY + " is missing");
            }
            return new ClipTokenizer(BytePairEncoding.read(in), new TextRepair(), flavour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A tokenizer for another text encoder on the same vocabulary.
    public ClipTokenizer with(Flavour other) {
        return new ClipTokenizer(encoding, repair, other);
    }

    /// Which text encoder the ids are for.
    public Flavour flavour() {
        return flavour;
    }

    /// Token ids of a text, without [#START] and [#END] around it and as many as there are. The name of a special
    /// token inside the text becomes its id.
    public int[] encode(String text) {
        var ids = new IdList();
        switch (flavour) {
            case CLIP -> encodeAroundSpecials(text, ids);
            case OPEN_CLIP -> {
                String repaired = repair.repair(text);
                encodeClean(repaired.indexOf('&') < 0 ? repaired : unescapeTwice(repaired), ids);
            }
        }
        return ids.toArray();
    }

    /// For every id how many brackets its text opens that make stronger, `(` and `]`, less those that make weaker.
    byte[] bracketBalances() {
        return encoding.bracketBalances();
    }

    private String unescapeTwice(String text) {
        HtmlEntities table = repair.entities();
        return table.unescape(table.unescape(text));
    }

    /// The names of special tokens cut the text before it is cleaned.
    private void encodeAroundSpecials(String text, IdList ids) {
        int from = 0;
        for (int at = text.indexOf("<|"); at >= 0; at = text.indexOf("<|", at + 1)) {
            int id = text.startsWith(flavour.start, at) ? START : text.startsWith(flavour.end, at) ? END : -1;
            if (id >= 0) {
                encodeClean(repair.repair(text.substring(from, at)), ids);
                ids.add(id);
                from = at + (id == START ? flavour.start : flavour.end).length();
            }
        }
        encodeClean(repair.repair(text.substring(from)), ids);
    }

    private void encodeClean(String repaired, IdList ids) {
        var words = new Words(Words.normalised(repaired), flavour.start, flavour.end);
        while (words.next()) {
            String word = words.word();
            if (word.equals(flavour.start)) {
                ids.add(START);
            } else if (word.equals(flavour.end)) {
                ids.add(END);
            } else {
                for (int id : encoding.encode(word.getBytes(StandardCharsets.UTF_8))) {
                    ids.add(id);
                }
            }
        }
    }

    /// A growing list of ids.
    private static final class IdList {
        private int[] ids = new int[96];
        private int count;

        void add(int id) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
            }
            ids[count++] = id;
        }

        int[] toArray() {
            return Arrays.copyOf(ids, count);
        }
    }
}
