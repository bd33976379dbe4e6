package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StylesTest {
    private static final Path FILE = Path.of("styles.csv");

    private static Styles parse(String text) throws StoreException {
        return Styles.parse(text, FILE);
    }

    @Test
    void columnsMayStandInAnyOrderAndBesideOthers() throws StoreException {
        assertThat(parse("negative_prompt,colour,name,prompt\nbad,red,Oil,oil\n")
                        .styles())
                .containsExactly(new Style("Oil", "oil", "bad"));
    }

    @Test
    void ofTwoStylesWithOneNameTheLaterCountsInTheEarliersPlace() throws StoreException {
        assertThat(parse("name,prompt\nA,1\nB,2\nA,3\n").styles())
                .containsExactly(new Style("A", "3", ""), new Style("B", "2", ""));
    }

    @Test
    void shortRowsEmptyLinesAndAnyLineEndAreTaken() throws StoreException {
        assertThat(parse("name,prompt,negative_prompt\r\rA\r\n\n  \nB,\"x\ny\"z,\"")
                        .styles())
                .containsExactly(new Style("A", "", ""), new Style("B", "x\nyz", ""));
    }

    @Test
    void aTableOfSomethingElseIsRefusedWithASentence() {
        assertThatThrownBy(() -> parse("date,amount\n1,2\n"))
                .isInstanceOf(StoreException.class)
                .hasMessage("styles.csv is no list of styles: its first line must be"
                        + " \"name,prompt,negative_prompt\".");
    }

    @Test
    void aTableWithoutEndIsRefusedWithASentence() {
        assertThatThrownBy(() -> parse(",\n".repeat(600_000)))
                .isInstanceOf(StoreException.class)
                .hasMessage("styles.csv is no list of styles: it has more than 1000000 fields.");
    }

    @Test
    void anEmptyFileHasNoStyles() throws StoreException {
        assertThat(parse("").styles()).isEmpty();
    }

    @Test
    void whatIsWrittenReadsBackTheSameAndTheOldFileIsKept(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("styles.csv");
        Files.writeString(file, "name,prompt\nOld,x\n");
        Styles styles = new Styles(List.of(new Style("Quoted \"x\"", "a,\r\nb", " {prompt} "), new Style("猫", "", "")));
        styles.write(file);
        Styles back = Styles.read(file);
        assertThat(back.named("Quoted \"x\"")).contains(new Style("Quoted \"x\"", "a,\r\nb", "{prompt} "));
        assertThat(back.named("猫")).isPresent();
        assertThat(folder.resolve("styles.csv.bak")).hasContent("name,prompt\nOld,x");
    }

    @Test
    void anyTableSurvivesWritingAndReading() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            List<List<String>> rows = List.of(List.of("n" + text(random), "f" + text(random)), List.of("x", ""));
            assertThat(Csv.read(Csv.write(rows))).isEqualTo(rows);
        }
    }

    @Test
    void noTextIsTooBrokenToBeRead() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            assertThat(Csv.read(text(random))).allSatisfy(row -> assertThat(row).isNotEmpty());
        }
    }

    private static String text(SplittableRandom random) {
        String alphabet = "ab ,,\"\"\r\n#{}é";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
