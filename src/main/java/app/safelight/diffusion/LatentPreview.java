package app.safelight.diffusion;

import app.safelight.request.ModelFamily;
import app.safelight.request.Raster;
import java.util.List;

/// A picture guessed from a latent by a linear map, one pixel for each latent pixel: quick enough for every step.
///
/// @param matrix one row for each latent channel: its part in red, green and blue, where the result lies in [-1, 1]
/// @param bias added to red, green and blue
public record LatentPreview(List<Rgb> matrix, Rgb bias) {
    /// @throws IllegalArgumentException if there is no channel
    public LatentPreview {
        if (matrix.isEmpty()) {
            throw new IllegalArgumentException("matrix has no row");
        }
        matrix = List.copyOf(matrix);
    }

    /// Three numbers, one for each colour.
    public record Rgb(float red, float green, float blue) {}

    /// The map for a model that brings none of its own. The numbers are those of stable-diffusion.cpp,
    /// `src/runtime/latent-preview.h` (MIT licence, Copyright (c) 2023 leejet).
    public static LatentPreview of(ModelFamily family) {
        return switch (family) {
            case SD1, SD2 ->
                new LatentPreview(
                        List.of(
                                new Rgb(0.337366f, 0.216344f, 0.257386f),
                                new Rgb(0.165636f, 0.386828f, 0.046994f),
                                new Rgb(-0.267803f, 0.237036f, 0.223517f),
                                new Rgb(-0.178022f, -0.200862f, -0.678514f)),
                        new Rgb(-0.017478f, -0.055834f, -0.105825f));
            case SDXL ->
                new LatentPreview(
                        List.of(
                                new Rgb(0.258303f, 0.277640f, 0.329699f),
                                new Rgb(-0.299701f, 0.105446f, 0.014194f),
                                new Rgb(0.050522f, 0.186163f, -0.143257f),
                                new Rgb(-0.211938f, -0.149892f, -0.080036f)),
                        new Rgb(0.144381f, -0.033313f, 0.007061f));
        };
    }

    /// The picture of a latent in model scale.
    ///
    /// @throws IllegalArgumentException if the latent has another number of channels
    public Raster raster(Latent latent) {
        if (latent.channels() != matrix.size()) {
            throw new IllegalArgumentException(
                    "latent of " + latent.channels() + " channels for a preview of " + matrix.size());
        }
        int pixels = latent.width() * latent.height();
        byte[] rgb = new byte[3 * pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            float red = bias.red();
            float green = bias.green();
            float blue = bias.blue();
            for (int channel = 0; channel < matrix.size(); channel++) {
                float value = latent.values()[channel * pixels + pixel];
                Rgb row = matrix.get(channel);
                red += value * row.red();
                green += value * row.green();
                blue += value * row.blue();
            }
            rgb[3 * pixel] = colour(red);
            rgb[3 * pixel + 1] = colour(green);
            rgb[3 * pixel + 2] = colour(blue);
        }
        return new Raster(latent.width(), latent.height(), rgb);
    }

    /// A value in [-1, 1] as a byte; anything beyond, and NaN, as the nearest colour there is.
    private static byte colour(float value) {
        return (byte) Math.round(Math.clamp((value + 1) * 127.5f, 0, 255));
    }
}
