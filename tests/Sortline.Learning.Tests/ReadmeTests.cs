namespace Sortline.Learning.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_sample_does_what_it_says()
    {
        // <sample>
        Label gear = new(1), bolt = new(2);
        var classifier = new KnnClassifier(neighbours: 3);
        classifier.Add(new Example(new(1), gear, FeatureVector.Of(0.9f, 0.1f)));
        classifier.Add(new Example(new(2), gear, FeatureVector.Of(0.8f, 0.3f)));
        classifier.Add(new Example(new(3), bolt, FeatureVector.Of(0.1f, 0.7f)));

        var prediction = classifier.Predict(FeatureVector.Of(0.7f, 0.2f));
        Console.WriteLine(prediction);                   // label 1 (67 %, 3 voters)
        Console.WriteLine(prediction.Voters[0].Example); // ExampleId { Value = 2 }: the one most like it
        classifier.Remove(new(3));                       // and the bolt was never shown
        // </sample>

        Assert.Equal("label 1 (67 %, 3 voters)", prediction.ToString());
        Assert.Equal("ExampleId { Value = 2 }", prediction.Voters[0].Example.ToString());
        Assert.Equal([gear], classifier.Labels);
    }

    [Fact]
    public void The_sample_in_the_README_is_the_one_that_is_tested()
    {
        var readme = Lines(Path.Combine(Repository.Root, "src", "Sortline.Learning", "README.md"));
        var source = Lines(Path.Combine(Repository.Root, "tests", "Sortline.Learning.Tests", "ReadmeTests.cs"));

        var shown = readme.SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```");
        var tested = source.SkipWhile(line => line != "// <sample>").Skip(1).TakeWhile(line => line != "// </sample>");

        Assert.NotEmpty(shown);
        Assert.Equal(tested, shown);
    }

    private static string[] Lines(string file) => [.. File.ReadLines(file).Select(line => line.Trim())];
}
