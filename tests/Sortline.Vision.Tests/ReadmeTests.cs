using Sortline.Learning.Features;

namespace Sortline.Vision.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_sample_does_what_it_says()
    {
        var file = Drawings.Discs.EncodePng();

        // <sample>
        using var backbone = new Backbone();
        var picture = PictureReader.Read(file); // JPEG, PNG, WebP, BMP or GIF; 224 x 224 pixels come out
        var features = backbone.Extract(picture, Augmentation.Upright);
        Console.WriteLine($"{features.Plain}, {features.Pooled}"); // 256 features, 2240 features
        // </sample>

        Assert.Equal("256 features, 2240 features", $"{features.Plain}, {features.Pooled}");
    }

    [Fact]
    public void The_sample_in_the_README_is_the_one_that_is_tested() => ReadmeSample.AssertIsTested("Sortline.Vision");
}
