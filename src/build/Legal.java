import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Collects what the licences of bundled works ask to come along: the list in the README, the texts in
/// `src/build/legal`, and the texts each library has in its jar. Those of the JDK are in the runtime.
final class Legal {
    private static final Path TEXTS = Path.of("src/build/legal");

    private final Path folder;

    Legal(Path folder) {
        this.folder = folder;
    }

    void write(List<Path> libraries) throws IOException {
        Files.createDirectories(folder);
        Files.copy(Path.of("LICENSE"), folder.resolve("apache-2.0.txt"));
        try (Stream<Path> texts = Files.list(TEXTS)) {
            for (Path text : texts.toList()) {
                Files.copy(text, folder.resolve(text.getFileName()));
            }
        }
        String readme = Files.readString(Path.of("README.md"));
        String list = readme.substring(readme.indexOf("## Licences"));
        Files.writeString(folder.resolve("THIRD-PARTY.md"), list.replaceAll("\\]\\([^)]*\\)", "]"));
        for (Path library : libraries) {
            copyTextsOf(library);
        }
    }

    private void copyTextsOf(Path library) throws IOException {
        String name = library.getFileName().toString().replace(".jar", "");
        try (JarFile content = new JarFile(library.toFile())) {
            List<? extends ZipEntry> texts = content.stream()
                    .filter(entry -> entry.getName().matches("META-INF/[^/]*(LICENSE|NOTICE)[^/]*"))
                    .toList();
            for (ZipEntry text : texts) {
                String file = text.getName().substring("META-INF/".length());
                try (InputStream bytes = content.getInputStream(text)) {
                    Path place = Files.createDirectories(folder.resolve(name)).resolve(file);
                    Files.copy(bytes, place);
                }
            }
        }
    }
}
