using System.Text.Json;

namespace Sortline.Bench.Browser;

/// <summary>All that is measured in the browser, one thing after another.</summary>
internal sealed class BrowserBench(BenchBrowser browser, Effort effort)
{
    private const int Examples = 60;
    private const double LargestDifference = 1e-3;

    private readonly List<Row> _rows = [];

    public async Task<BrowserReport> RunAsync()
    {
        await using (var page = await browser.OpenAsync(ours: true, article: true))
        {
            await CheckAsync(page);
            await PictureToPredictionAsync(page);
            await PredictAsync(page);
            await TeachAsync(page);
        }

        await FirstPredictionAsync();
        return new(browser.Version, [.. _rows], await MemoryAsync());
    }

    /// <summary>A race means nothing if the two do not run the same course.</summary>
    private static async Task CheckAsync(BenchPage page)
    {
        var difference = await page.CallAsync<double>("difference");
        if (difference > LargestDifference)
            throw new InvalidOperationException($"The two stacks see different features (by {difference}): they do not run the same network.");
    }

    private async Task PictureToPredictionAsync(BenchPage page)
    {
        const string Ours = "ours: from RGBA in the page through worker and .NET to the label; ";
        Say("picture to prediction");
        var times = await page.RaceAsync("pictureToPrediction", Examples, effort.Rounds);

        Add("PNG in base64", "ours 1", "article png", 1, Ours + "article: from a PNG in base64 through Image, infer, predictClass", 0.6);
        Add("RGBA in the page", "ours 1", "article pixels", 1, Ours + "article: from the same RGBA as ImageData through infer, predictClass");
        Add("PNG in base64, Image(800, 600)", "ours 1", "article png 800 x 600", 1, Ours + "article: as its text has it, Image(800, 600)");
        Add("PNG in base64", "ours 8", "article png beside 8", 8, Ours + "article: one view, it knows no more");

        void Add(string variant, string ours, string article, int views, string what, double? budget = null) => _rows.Add(
            Row.Of("picture-to-prediction", what, times[ours], times[article]) with
            {
                Variant = variant, Views = views, Examples = Examples, Features = "plain", Budget = budget,
            });
    }

    private async Task PredictAsync(BenchPage page)
    {
        foreach (var (examples, length) in new[] { (100, 256), (1_000, 256), (10_000, 256), (100, 1_472), (1_000, 1_472), (10_000, 1_472) })
        {
            Say($"predict, {examples} examples of {length} numbers");
            var times = await page.RaceAsync("predict", examples, length, effort.Rounds);
            _rows.Add(Row.Of("predict", "from a feature vector to a label; article: predictClass, awaited", times["ours"], times["article"]) with
            {
                Examples = examples, Features = $"{length}", Budget = (examples, length) == (10_000, 256) ? 0.5 : null,
            });
        }
    }

    private async Task TeachAsync(BenchPage page)
    {
        Say("delete one, add one");
        var delete = await page.RaceAsync("deleteOne", 200, effort.SlowRounds);
        _rows.Add(Row.Of("delete-one", "article: as its text has it, clears and looks at the 199 pictures again", delete["ours"], delete["article"]) with
        {
            Variant = "looks again", Examples = 200, Features = "256", Budget = 0.001,
        });
        _rows.Add(Row.Of("delete-one", "article: clears and adds 199 kept feature vectors", delete["ours"], delete["article features"]) with
        {
            Variant = "kept features", Examples = 200, Features = "256",
        });
        var add = await page.RaceAsync("addOne", 200, effort.Rounds);
        _rows.Add(Row.Of("add-one", "a feature vector and its label, to about 200 others", add["ours"], add["article"]) with
        {
            Examples = 200, Features = "256",
        });
    }

    private async Task FirstPredictionAsync()
    {
        Say("first prediction");
        List<double> ours = [], article = [];
        for (var i = 0; i < effort.FreshPages; i++)
        {
            ours.Add(await FirstAsync(isOurs: true));
            article.Add(await FirstAsync(isOurs: false));
        }

        _rows.Add(Row.Of("first-prediction", "as picture-to-prediction, in a fresh page that has just become ready", [.. ours], [.. article]) with
        {
            Views = 1, Examples = Examples, Features = "plain",
        });
    }

    private async Task<double> FirstAsync(bool isOurs)
    {
        await using var page = await browser.OpenAsync(ours: isOurs, article: !isOurs);
        return await page.CallAsync<double>("firstPrediction", Examples);
    }

    private async Task<MemoryRow> MemoryAsync()
    {
        Say($"{effort.Predictions} predictions");
        return new(
            effort.Predictions,
            await GrowthAsync(isOurs: true, tidy: true),
            await GrowthAsync(isOurs: false, tidy: false),
            await GrowthAsync(isOurs: false, tidy: true));
    }

    private async Task<Holdings> GrowthAsync(bool isOurs, bool tidy)
    {
        await using var page = await browser.OpenAsync(ours: isOurs, article: !isOurs);
        await page.CallAsync<JsonElement?>("teachForMany", Examples);
        await page.CallAsync<JsonElement?>("predictMany", Math.Min(1_000, effort.Predictions), tidy);
        var before = await page.HoldingsAsync();
        await page.CallAsync<JsonElement?>("predictMany", effort.Predictions, tidy);
        return (await page.HoldingsAsync()).Since(before);
    }

    private static void Say(string what) => Console.WriteLine($"Measuring: {what}");
}
