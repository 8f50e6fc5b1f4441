namespace Sortline.Site.Tests;

/// <summary>The backbone in the browser: right values, and what happens when it fails.</summary>
public class InferenceTests(PublishedSite site)
{
    private const int Side = 224,
        PlainLength = 256;

    [LongFact]
    [Fault(10)]
    public async Task The_features_are_those_of_the_same_graph_on_the_plain_cpu_backend()
    {
        byte[][] pictures = [Ramp(), Discs(), Noise(seed: 20260101)];
        await using var visit = await Visit.BeginAsync(site, "?view=none");
        await visit.WaitUntilReadyAsync();

        foreach (var views in new[] { 1, 2, 8 })
        {
            var seen = await visit.Page.EvaluateAsync<float[][]>(
                """
                async ([pictures, views]) => {
                  const store = await import("/js/pictures.js");
                  const extractor = await import("/js/features.js");
                  const answers = [];
                  for (const base64 of pictures) {
                    const picture = store.put(Uint8ClampedArray.from(atob(base64), (c) => c.charCodeAt(0)));
                    const features = await extractor.extract(picture, views, "all");
                    const bytes = new Uint8Array(extractor.featureLength(features) * 4);
                    extractor.copyFeatures(features, { length: bytes.length, set: (source) => bytes.set(source) });
                    answers.push(Array.from(new Float32Array(bytes.buffer)));
                    store.release(picture);
                  }
                  return answers;
                }
                """,
                new object[] { pictures.Select(Convert.ToBase64String).ToArray(), views }
            );
            var answers = await FeaturesOracle.AskAsync(pictures, views, TestContext.Current.CancellationToken);
            var expected = answers.Select(answer => (float[])[.. answer.Plain, .. answer.Pooled]);

            Assert.All(
                seen.Zip(expected),
                pair =>
                {
                    Assert.Equal(PlainLength + (views == 8 ? 1472 : 2240), pair.Second.Length);
                    Assert.Equal(pair.Second.Length, pair.First.Length);
                    Assert.True(pair.First[..PlainLength].Any(value => value > 0.1), "The plain features are all but empty.");
                    Assert.InRange(pair.First[PlainLength..].Sum(value => value * value), 0.5, 1.000001);
                    var largest = pair.First.Zip(pair.Second, (a, b) => Math.Abs(a - b)).Max();
                    Assert.True(largest < 1e-3, $"Largest difference {largest}.");
                }
            );
        }
    }

    [Fact]
    [Fault(41)]
    public async Task A_missing_backbone_is_said_with_a_way_to_try_again_and_teaching_goes_on()
    {
        var isBroken = true;
        await using var visit = await Visit.BeginAsync(
            site,
            "?level=rust&seed=2&key=1&view=none",
            before: page =>
                page.Context.RouteAsync(
                    "**/models/**/*.bin",
                    route =>
                        isBroken
                            ? route.FulfillAsync(new() { Status = 200, Body = "<html>Please log in</html>" })
                            : route.ContinueAsync()
                )
        );
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".backbone.is-failed")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.ScreenshotAsync("backbone-failed");
        await visit.AssertAccessibleAsync("backbone failed");
        await visit.TeachAsync(each: 1, byKeyboard: true);

        // Before it is mended: by itself it would come, too.
        await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync(),
            "**/models/**/*.bin"
        );
        isBroken = false;

        await visit.WaitUntilReadyAsync();
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(2);
        await visit.ExpectCountsAsync(1, 1);
    }

    [Fact]
    [Fault(43)]
    public async Task A_worker_that_dies_is_replaced_and_the_lesson_is_kept()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 2, byKeyboard: true);
        var (id, _) = await visit.NextPartAsync();
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3);

        // It ends without a word, as when a browser is short of memory. Only after the answer to us, which would never come otherwise.
        await page.Workers.Single().EvaluateAsync<object?>("() => { setTimeout(() => self.close()); }");
        await page.Keyboard.PressAsync("0");
        await visit.NextPartAsync(after: id);

        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        await visit.ExpectCountsAsync(2, 2);
        visit.AssertClean();
    }

    [LongFact]
    [Fault(44)]
    public async Task Looking_at_many_pictures_leaves_no_tensor_behind()
    {
        await using var visit = await Visit.BeginAsync(site, "?view=none");
        await visit.WaitUntilReadyAsync();

        var tensors = await visit.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const store = await import("/js/pictures.js");
              const extractor = await import("/js/features.js");
              const picture = store.put(new Uint8ClampedArray(224 * 224 * 4).fill(128));
              const counts = [];
              for (let i = 0; i < 60; i++) {
                await extractor.extract(picture, 2, "all");
                if (i % 20 === 5) counts.push(JSON.parse(await extractor.stats()).numTensors);
              }
              return counts;
            }
            """
        );

        Assert.Single(tensors.Distinct());
    }

    private static byte[] Picture(Func<int, int, (int R, int G, int B)> colour)
    {
        var rgba = new byte[Side * Side * 4];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var (r, g, b) = colour(x, y);
                var at = ((y * Side) + x) * 4;
                (rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]) = ((byte)r, (byte)g, (byte)b, 255);
            }
        }

        return rgba;
    }

    private static byte[] Ramp() => Picture((x, y) => (x * 255 / (Side - 1), y * 255 / (Side - 1), (x + y) / 2));

    private static byte[] Discs() =>
        Picture(
            (x, y) =>
                (((x / 32) + (y / 32)) % 2 == 0) == (((x - 112) * (x - 112)) + ((y - 112) * (y - 112)) < 6400)
                    ? (230, 200, 40)
                    : (20, 60, 120)
        );

    private static byte[] Noise(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        return Picture((_, _) => (random.Next(256), random.Next(256), random.Next(256)));
    }
}
