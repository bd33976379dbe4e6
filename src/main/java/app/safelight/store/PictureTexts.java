package app.safelight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The texts beside a picture that can say how it was made, by their keywords.
final class PictureTexts {
    /// Keyword under which AUTOMATIC1111 and many others write.
    static final String PARAMETERS = "parameters";

    private static final Set<String> KEYWORDS = Set.of(
            PARAMETERS,
            NovelAiRecipe.SOFTWARE,
            NovelAiRecipe.DESCRIPTION,
            NovelAiRecipe.COMMENT,
            InvokeRecipe.KEYWORD,
            ComfyRecipe.KEYWORD);

    private PictureTexts() {}

    /// The recipe inside a picture as AUTOMATIC1111 would write it, or nothing if it has none.
    ///
    /// @throws StoreException if the file cannot be read, is damaged, or is no PNG, JPEG or WebP picture
    static Optional<String> recipe(Path file) throws StoreException {
        if (Files.isDirectory(file)) {
            throw new StoreException(file + " is a folder. Name the pictures in it.");
        }
        try {
            return switch (FileStart.of(file)) {
                case PNG -> png(file);
                case JPEG -> ExifContainers.jpeg(file);
                case WEBP -> ExifContainers.webp(file);
                case OTHER ->
                    throw new StoreException(
                            file + " is no PNG, JPEG or WebP picture. Recipes are read from these only.");
            };
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }

    /// What is AUTOMATIC1111's own goes before what other programs wrote.
    private static Optional<String> png(Path file) throws IOException, StoreException {
        Map<String, String> texts = PngText.find(file, KEYWORDS, PARAMETERS);
        return Optional.ofNullable(texts.get(PARAMETERS))
                .or(() -> Optional.ofNullable(texts.get(ExifComment.KEYWORD)))
                .or(() -> foreign(texts).map(Recipe::text));
    }

    private static Optional<Recipe> foreign(Map<String, String> texts) {
        return InvokeRecipe.of(texts).or(() -> ComfyRecipe.of(texts)).or(() -> NovelAiRecipe.of(texts));
    }
}
