using System.Text.Json;

namespace Sortline.Bench.Browser;

/// <summary>All that is measured in the browser, one thing after another.</summary>
internal sealed class BrowserBench(BenchBrowser browser, Effort effort)
{
    private const int Examples = 60;
    private const double LargestDifference = 1e-3;
    private const string Ours = "ours: from RGBA in the page through worker and .NET to the label; ";

    private readonly List<Row> _rows = [];

    public async Task<BrowserReport> RunAsync()
    {
        await using (var page = await browser.OpenAsync(ours: true, article: true))
        {
            await CheckAsync(page);
            await PictureToPredictionAsync(page, views: 1);
            await PictureToPredictionAsync(page, views: 8);
            await PredictAsync(page);
            await TeachAsync(page);
            await RidgeAsync(page, 1_472); // looked at any way round
            await RidgeAsync(page, 2_240); // looked at as it is
        }

        await FirstPredictionAsync();
        await LessonsAsync();
        return new(browser.Version, [.. _rows], await MemoryAsync());
    }

    /// <summary>Only what the page that learners get is measured for, beside the network alone.</summary>
    public async Task<BrowserReport> RunLessonsAsync()
    {
        await using (var page = await browser.OpenAsync(ours: true, article: true))
            await PictureToPredictionAsync(page, views: 8);
        await LessonsAsync();
        return new(browser.Version, [.. _rows], Memory: null);
    }

    /// <summary>A race means nothing if the two do not run the same course.</summary>
    private static async Task CheckAsync(BenchPage page)
    {
        var difference = await page.CallAsync<double>("difference");
        if (difference > LargestDifference)
            throw new InvalidOperationException(
                $"The two stacks see different features (by {difference}): they do not run the same network."
            );
    }

    private async Task PictureToPredictionAsync(BenchPage page, int views)
    {
        Say($"picture to prediction, {views} views");
        var times = await page.RaceAsync("pictureToPrediction", views, Examples, effort.Rounds);

        if (views == 1)
        {
            Add(
                "plain",
                "png 800 x 600",
                "PNG, Image(800, 600)",
                "article: to the letter of its text, with new Image(800, 600)",
                budget: 0.6
            );
            Add(
                "plain",
                "png",
                "PNG",
                "article: kinder than its text, from a PNG in base64 through an Image of the PNG's size",
                budget: 0.6
            );
            Add("plain", "pixels", "RGBA", "article: kinder still, from the same RGBA, as ImageData");
            Add("all", "png", "PNG", "article: from a PNG in base64 through Image, infer, predictClass");
        }
        else
        {
            Add("plain", "png", "PNG", "article: one view, it knows no more");
            Add("all", "png", "PNG", "article: one view, it knows no more");
        }

        void Add(string look, string start, string variant, string what, double? budget = null) =>
            _rows.Add(
                Row.Of("picture-to-prediction", Ours + what, times[$"ours {look}"], times[$"article {start} beside {look}"]) with
                {
                    Variant = variant,
                    Views = views,
                    Examples = Examples,
                    Features = look,
                    Classifier = look == "plain" ? "k-NN" : "ridge",
                    Budget = budget,
                }
            );
    }

    private async Task PredictAsync(BenchPage page)
    {
        foreach (
            var (examples, length) in new[]
            {
                (100, 256),
                (1_000, 256),
                (10_000, 256),
                (100, 1_472),
                (1_000, 1_472),
                (10_000, 1_472),
            }
        )
        {
            Say($"predict, {examples} examples of {length} numbers");
            var times = await page.RaceAsync("predict", examples, length, effort.Rounds);
            _rows.Add(
                Row.Of(
                    "predict",
                    "from a feature vector to a label; article: predictClass, awaited",
                    times["ours"],
                    times["article"]
                ) with
                {
                    Examples = examples,
                    Features = $"{length}",
                    Classifier = "k-NN",
                    Budget = (examples, length) == (10_000, 256) ? 0.5 : null,
                }
            );
        }
    }

    private async Task TeachAsync(BenchPage page)
    {
        Say("delete one, add one");
        var delete = await page.RaceAsync("deleteOne", 200, effort.SlowRounds);
        _rows.Add(
            Row.Of(
                "delete-one",
                "article: as its text has it, clears and looks at the 199 pictures again",
                delete["ours"],
                delete["article"]
            ) with
            {
                Variant = "looks again",
                Examples = 200,
                Features = "256",
                Classifier = "k-NN",
                Budget = 0.001,
            }
        );
        _rows.Add(
            Row.Of(
                "delete-one",
                "article: clears and adds 199 kept feature vectors",
                delete["ours"],
                delete["article features"]
            ) with
            {
                Variant = "kept features",
                Examples = 200,
                Features = "256",
                Classifier = "k-NN",
            }
        );
        var add = await page.RaceAsync("addOne", 200, effort.Rounds);
        _rows.Add(
            Row.Of("add-one", "a feature vector and its label, to about 200 others", add["ours"], add["article"]) with
            {
                Examples = 200,
                Features = "256",
                Classifier = "k-NN",
            }
        );
    }

    private async Task RidgeAsync(BenchPage page, int length)
    {
        const int Taught = 200;
        Say($"ridge regression, {Taught} examples of {length} numbers");
        var times = await page.RaceAsync("ridge", Taught, length, Math.Max(3, effort.Rounds / 10));
        _rows.Add(
            Row.Of("refit", "ridge regression fitted anew, penalty chosen; the clock runs in .NET", times["fit"]) with
            {
                Examples = Taught,
                Features = $"{length}",
                Classifier = "ridge",
                BudgetMilliseconds = length == 1_472 ? 150 : null,
                LongestBlock = times["longest"].Max(),
                LongestBlockP50 = Times.Of(times["longest"]).P50,
            }
        );
        _rows.Add(
            Row.Of("predict", "from a feature vector to a label", times["predict"]) with
            {
                Examples = Taught,
                Features = $"{length}",
                Classifier = "ridge",
            }
        );
    }

    private async Task FirstPredictionAsync()
    {
        Say("first prediction");
        List<double> plain = [],
            all = [],
            article = [];
        for (var i = 0; i < effort.FreshPages; i++)
        {
            plain.Add(await FirstAsync(isOurs: true, "plain"));
            article.Add(await FirstAsync(isOurs: false, "plain"));
            all.Add(await FirstAsync(isOurs: true, "all"));
        }

        foreach (var (look, classifier, ours) in new[] { ("plain", "k-NN", plain), ("all", "ridge", all) })
        {
            _rows.Add(
                Row.Of(
                    "first-prediction",
                    "as picture-to-prediction, in a fresh page that has just become ready",
                    [.. ours],
                    [.. article]
                ) with
                {
                    Variant = "PNG",
                    Views = 1,
                    Examples = Examples,
                    Features = look,
                    Classifier = classifier,
                }
            );
        }
    }

    private async Task<double> FirstAsync(bool isOurs, string look)
    {
        await using var page = await browser.OpenAsync(ours: isOurs, article: !isOurs);
        await page.CallAsync<JsonElement?>("teach", Examples, look);
        return await page.CallAsync<double>("firstPrediction", look);
    }

    /// <summary>The page itself: photos are added, then a few more parts are labelled; and the same with more and more examples.</summary>
    private async Task LessonsAsync()
    {
        var network = _rows.First(row => row is { Name: "picture-to-prediction", Views: 8, Features: "all" }).Ours.P50;
        await using var lesson = await browser.OpenLessonAsync();
        Row? first = null;
        var examples = 0;
        foreach (var wanted in effort.Lessons)
        {
            Say($"the page with {wanted} examples");
            var half = (wanted - examples) / 2;
            var photos = await lesson.PhotographAsync(2 * half);
            await lesson.TakeBlocksAsync();
            var import = await lesson.ImportAsync(1, photos[..half]) + await lesson.ImportAsync(2, photos[half..]);
            var row = Row.Of(
                "import",
                "photos added to two labels of the page, until all are seen: for each",
                [import / (2 * half)]
            ) with
            {
                Views = 8,
                Examples = wanted,
                Features = "all",
                Classifier = "ridge",
                BudgetMilliseconds = Math.Min(2 * network, 1.3 * first?.Ours.P50 ?? double.MaxValue),
                LongestBlock = (await lesson.TakeBlocksAsync()).DefaultIfEmpty().Max(),
            };
            _rows.Add(row);
            first ??= row;
            _rows.Add(await LabelsAsync(lesson, wanted));
            examples = wanted + effort.Labels;
        }
    }

    private async Task<Row> LabelsAsync(Lesson lesson, int examples)
    {
        List<double> times = [];
        await lesson.TeachAsync(); // Waits until the last fit is done.
        await lesson.TakeBlocksAsync();
        for (var label = 1; label < effort.Labels; label++)
            times.Add(await lesson.TeachAsync());
        return Row.Of(
            "teach",
            "from a label's key to the guess of the next part, which an unseen belt brings at once",
            [.. times]
        ) with
        {
            Views = 8,
            Examples = examples,
            Features = "all",
            Classifier = "ridge",
            BudgetMillisecondsP90 = examples switch
            {
                <= 100 => 500,
                <= 1_000 => 700,
                _ => 1_000,
            },
            LongestBlock = (await lesson.TakeBlocksAsync()).DefaultIfEmpty().Max(),
        };
    }

    private async Task<MemoryRow> MemoryAsync()
    {
        Say($"{effort.Predictions} predictions in a row, three times");
        return new(
            effort.Predictions,
            await GrowthAsync(isOurs: true, "all", effort.Predictions),
            await GrowthAsync(isOurs: false, "plain", effort.Predictions),
            effort.Predictions / 5,
            await GrowthAsync(isOurs: false, "plain", effort.Predictions / 5, tidy: true)
        );
    }

    private async Task<Holdings> GrowthAsync(bool isOurs, string look, int predictions, bool tidy = false)
    {
        await using var page = await browser.OpenAsync(ours: isOurs, article: !isOurs);
        await page.CallAsync<JsonElement?>("teach", Examples, look);
        await page.CallAsync<JsonElement?>("predictMany", Math.Min(1_000, predictions), look, tidy);
        var before = await page.HoldingsAsync();
        await page.CallAsync<JsonElement?>("predictMany", predictions, look, tidy);
        return (await page.HoldingsAsync()).Since(before);
    }

    private static void Say(string what) => Console.WriteLine($"Measuring: {what}");
}
