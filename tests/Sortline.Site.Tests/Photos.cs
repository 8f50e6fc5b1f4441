using SkiaSharp;

namespace Sortline.Site.Tests;

/// <summary>Photos of things on a table, drawn: shapes with soft edges, shadows and grain, in sizes that cameras have. Two kinds of things.</summary>
internal static class Photos
{
    private const float Sigma = 1.4f;

    /// <summary>A JPEG with round things, or with square ones.</summary>
    public static byte[] Jpeg(bool isRound, int seed)
    {
        Random random = new(seed);
        var (width, height) = (random.Next(300, 1100), random.Next(300, 1100));
        using SKBitmap bitmap = new(new SKImageInfo(width, height));
        using (SKCanvas canvas = new(bitmap))
        {
            using SKPaint table = new()
            {
                Shader = SKShader.CreateLinearGradient(
                    new(0, 0),
                    new(width, height),
                    [Colour(120, 220), Colour(90, 200)],
                    SKShaderTileMode.Clamp
                ),
            };
            canvas.DrawRect(0, 0, width, height, table);
            for (var thing = random.Next(6, 14); thing > 0; thing--)
            {
                var side = random.Next(width / 12, width / 3);
                var (x, y) = (random.Next(width), random.Next(height));
                Draw(x + 6, y + 8, side, new(20, 20, 25, 110));
                Draw(x, y, side, Colour(30, 230));
            }

            void Draw(float x, float y, float side, SKColor colour)
            {
                using var soft = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, Sigma);
                using SKPaint paint = new()
                {
                    Color = colour,
                    IsAntialias = true,
                    MaskFilter = soft,
                };
                if (isRound)
                    canvas.DrawCircle(x, y, side / 2, paint);
                else
                    canvas.DrawRect(x - side / 2, y - side / 2, side, side, paint);
            }
        }

        for (var grain = width * height / 3; grain > 0; grain--)
        {
            var (x, y) = (random.Next(width), random.Next(height));
            var (colour, change) = (bitmap.GetPixel(x, y), random.Next(-9, 10));
            bitmap.SetPixel(x, y, new(Within(colour.Red + change), Within(colour.Green + change), Within(colour.Blue + change)));
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, random.Next(70, 96));
        return data.ToArray();

        SKColor Colour(int from, int to) =>
            new((byte)random.Next(from, to), (byte)random.Next(from, to), (byte)random.Next(from, to));
        static byte Within(int value) => (byte)Math.Clamp(value, 0, 255);
    }
}
