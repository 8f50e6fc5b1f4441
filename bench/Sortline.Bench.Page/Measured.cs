using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity.Ports;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Web.Interop;

namespace Sortline.Bench.Page;

/// <summary>What <c>client/ours.ts</c> asks of Sortline; the clock is on that side.</summary>
internal static partial class Measured
{
    private static readonly MobileNetFeatureExtractor Extractor = new();
    private static readonly TaskCompletionSource Ready = new();
    private static readonly List<Example> Examples = [];
    private static KnnClassifier _classifier = new();
    private static IClassifier _asked = _classifier;
    private static KnnClassifier[] _copies = [];
    private static FeatureVector? _question;

    public static void Load()
    {
        Extractor.StateChanged += backbone =>
        {
            if (backbone is BackboneStatus.Ready)
                Ready.TrySetResult();
            else if (backbone is BackboneStatus.Failed(var reason))
                Ready.TrySetException(new InvalidOperationException(reason.ToString()));
        };
        Extractor.Load();
    }

    [JSExport]
    internal static Task WhenReady() => Ready.Task;

    /// <summary>Unlearns everything.</summary>
    [JSExport]
    internal static void Forget()
    {
        Examples.Clear();
        (_asked, _copies, _question) = (_classifier = new(), [], null);
    }

    /// <summary>Learns a picture, by its plain features alone or, from all of them, by its pooled ones.</summary>
    [JSExport]
    internal static async Task TeachPicture(int picture, int views, string features, int label) =>
        Teach(await SeeAsync(picture, (Augmentation)views, features), label);

    /// <summary>The whole way of a picture, as the activity goes it.</summary>
    [JSExport]
    internal static async Task<int> PredictPicture(int picture, int views, string features) =>
        Answer(_asked.Predict(await SeeAsync(picture, (Augmentation)views, features)));

    /// <summary>From now on ridge regression is asked, fitted to what was taught so far.</summary>
    [JSExport]
    internal static void UseRidge() => _asked = RidgeClassifier.Fit(Examples);

    /// <summary>Fits ridge regression anew, as after one more example.</summary>
    /// <returns>Milliseconds: all pieces together, and the longest one, during which the page can do nothing else.</returns>
    [JSExport]
    internal static double[] Refit()
    {
        RidgeTraining training = new([.. Examples]);
        var (all, longest) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var isMore = true; isMore; )
        {
            var begun = Stopwatch.GetTimestamp();
            isMore = training.Advance();
            var took = Stopwatch.GetElapsedTime(begun);
            (all, longest) = (all + took, took > longest ? took : longest);
        }

        _asked = training.Result;
        return [all.TotalMilliseconds, longest.TotalMilliseconds];
    }

    /// <summary>Learns vectors that lie back to back; labels take turns, as in article.ts.</summary>
    [JSExport]
    internal static void TeachNumbers(byte[] numbers, int length, int labels)
    {
        foreach (var features in Vectors(numbers, length))
            Teach(features, Examples.Count % labels);
    }

    /// <summary>What <see cref="Predict"/> is asked.</summary>
    [JSExport]
    internal static void Ask(byte[] numbers) => _question = Vectors(numbers, numbers.Length / sizeof(float)).Single();

    [JSExport]
    internal static int Predict(int times)
    {
        var answer = 0;
        for (var i = 0; i < times; i++)
            answer = Answer(_asked.Predict(_question!));
        return answer;
    }

    /// <summary>Several classifiers that know the same: one deletion is too short for a browser's clock.</summary>
    [JSExport]
    internal static void Copy(int count) => _copies = [.. Enumerable.Range(0, count).Select(_ => KnnClassifier.Fit(Examples))];

    /// <summary>Each copy unlearns so many examples, one after another.</summary>
    [JSExport]
    internal static void RemoveFromCopies(int examples)
    {
        foreach (var copy in _copies)
        {
            for (var i = 0; i < examples; i++)
                copy.Remove(Spread(i));
        }
    }

    /// <summary>Each copy learns again what <see cref="RemoveFromCopies"/> took, one after another.</summary>
    [JSExport]
    internal static void AddToCopies(int examples)
    {
        foreach (var copy in _copies)
        {
            for (var i = 0; i < examples; i++)
                copy.Add(Examples[Spread(i).Value]);
        }
    }

    /// <summary>What the managed heap holds after a full collection.</summary>
    [JSExport]
    internal static double ManagedBytes() => GC.GetTotalMemory(forceFullCollection: true);

    // "all" is how the activity asks. "plain" is the article's share of it: half a recipe, for a race on equal terms.
    private static async Task<FeatureVector> SeeAsync(int picture, Augmentation views, string features)
    {
        if (features == "all")
            return (await Extractor.ExtractAsync(new(picture), views)).Pooled;

        using var seen = await FeaturesModule.ExtractAsync(picture, (int)views, features);
        var values = new float[FeaturesModule.FeatureLength(seen)];
        FeaturesModule.CopyFeatures(seen, MemoryMarshal.AsBytes(values.AsSpan()));
        return FeatureVector.Of(values);
    }

    private static void Teach(FeatureVector features, int label)
    {
        Example example = new(new(Examples.Count), new(label), features);
        Examples.Add(example);
        _classifier.Add(example);
    }

    private static int Answer(Prediction prediction) =>
        prediction.Label?.Id ?? throw new InvalidOperationException("Teach something before you ask.");

    // All over the block, so that the last row really moves.
    private static ExampleId Spread(int i) => new(i * 17 % Examples.Count);

    private static IEnumerable<FeatureVector> Vectors(byte[] numbers, int length)
    {
        for (var at = 0; at < numbers.Length; at += length * sizeof(float))
            yield return FeatureVector.Of(MemoryMarshal.Cast<byte, float>(numbers.AsSpan(at, length * sizeof(float))));
    }
}
