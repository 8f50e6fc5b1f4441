namespace Sortline.Web.Tests;

public class ActivityLinkTests
{
    [Fact]
    public void A_link_says_level_seed_answer_key_and_view()
    {
        const string query = "?level=gears&seed=7&key=1&view=none";

        var link = ActivityLink.Parse($"http://127.0.0.1/{query}");

        Assert.Equal(("gears", 7UL, true), (link.Level.Id, link.Seed, link.ShowsKey));
        Assert.Equal((false, null), (link.IsDrawn, link.Fault));
        Assert.Equal(query, link.QueryFor(link.Level, link.Seed));
    }

    [Fact]
    public void Without_a_query_the_first_level_opens()
    {
        var link = ActivityLink.Parse("http://127.0.0.1/");

        Assert.Equal(("rust", 1UL, false), (link.Level.Id, link.Seed, link.ShowsKey));
        Assert.Equal((true, null), (link.IsDrawn, link.Fault));
        Assert.Equal("?level=rust&seed=1", link.QueryFor(link.Level, link.Seed));
    }

    [Theory]
    [InlineData("?level=nowhere")]
    [InlineData("?seed=-1")]
    [InlineData("?seed=1.5")]
    [InlineData("?seed=99999999999999999999999")]
    [InlineData("?level=%3Cscript%3E")]
    [InlineData("?view=2d")]
    [InlineData("?view=")]
    public void What_cannot_be_followed_is_said(string query)
    {
        var link = ActivityLink.Parse($"http://127.0.0.1/{query}");

        Assert.NotNull(link.Fault);
        Assert.Equal(("rust", 1UL, true), (link.Level.Id, link.Seed, link.IsDrawn));
    }
}
