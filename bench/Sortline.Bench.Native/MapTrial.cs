using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Mapping;
using Sortline.Vision;

namespace Sortline.Bench.Native;

/// <summary>How well the zones of a map agree with what the classifier says of the pictures that lie in them.</summary>
internal static class MapTrial
{
    private const int Draws = 5;

    private static readonly int[] Lenders = [0, 1, 3, 8, 20];

    /// <summary>Measures on a folder of one folder per label, and prints a table.</summary>
    public static void Run(string folder, Augmentation views)
    {
        using Backbone backbone = new();
        LabelledPicture[] pictures =
        [
            .. Directory
                .GetDirectories(folder)
                .Order(StringComparer.Ordinal)
                .SelectMany(
                    (label, number) => Directory.GetFiles(label).Order(StringComparer.Ordinal).Select(file => (file, number))
                )
                .AsParallel()
                .AsOrdered()
                .Select(
                    (one, id) =>
                        new LabelledPicture(
                            new(id),
                            new(one.number),
                            backbone.Extract(PictureReader.Read(File.ReadAllBytes(one.file)), views)
                        )
                ),
        ];
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{pictures.Length} pictures of {folder}, {(int)views} views")
        );
        Console.WriteLine(
            "| classifier | scale | examples a label | share shown | most frequent answer | " + string.Join(" | ", Lenders) + " |"
        );
        Console.WriteLine("|---|---|---|---|---|" + string.Concat(Lenders.Select(_ => "---|")));
        foreach (var method in LearningMethod.All)
        {
            foreach (var scale in Enum.GetValues<PlaneScale>())
            {
                foreach (var each in new[] { 5, 20 })
                    Measure(method, scale, each, pictures);
            }
        }
    }

    private static void Measure(LearningMethod method, PlaneScale scale, int each, LabelledPicture[] pictures)
    {
        var (share, frequent) = (0.0, 0.0);
        double[] own = new double[Lenders.Length],
            others = new double[Lenders.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            Random random = new(draw);
            var shuffled = pictures.Select(picture => picture).ToArray();
            random.Shuffle(shuffled);
            ImmutableArray<Example> taught =
            [
                .. shuffled
                    .GroupBy(picture => picture.Label)
                    .SelectMany(label => label.Take(each))
                    .Select(one => one.As(method.Features)),
            ];
            var ids = taught.Select(example => example.Id).ToHashSet();
            FeatureVector[] unseen =
            [
                .. shuffled.Where(one => !ids.Contains(one.Id)).Select(one => one.Features.Of(method.Features)),
            ];
            IClassifier classifier =
                method.Classifier is ClassifierKind.Knn ? KnnClassifier.Fit(taught) : RidgeClassifier.Fit(taught);
            ImmutableArray<FeatureVector> features = [.. taught.Select(example => example.Features)];
            var plane = PrincipalPlaneFit.Of(features, scale);
            var frame = PlaneFrame.Of(plane.Places);
            share += plane.Share / Draws;
            frequent +=
                unseen.CountBy(one => classifier.Predict(one).Label!.Value).Max(one => one.Value) / (double)unseen.Length / Draws;
            for (var way = 0; way < Lenders.Length; way++)
            {
                ZoneSurvey survey = new(plane, plane.Places, features, classifier, frame, Lenders[way]);
                while (survey.Advance()) { }
                own[way] += features.Average(Agreement) / Draws;
                others[way] += unseen.Average(Agreement) / Draws;

                double Agreement(FeatureVector one) =>
                    survey.Result.Cells[ZoneMap.CellOf(frame, plane.Project(one))].Label == classifier.Predict(one).Label ? 1 : 0;
            }
        }

        var cells = own.Zip(others, (o, h) => string.Create(CultureInfo.InvariantCulture, $"{o:0.00} {h:0.00}"));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {method.Classifier}, {method.Features} | {scale} | {each} | {share:0.00} | {frequent:0.00} | {string.Join(" | ", cells)} |"
            )
        );
    }
}
