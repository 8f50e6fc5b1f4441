using Sortline.Activity;
using Sortline.Activity.Ports;

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
        Assert.Equal(query, link.QueryFor(ActivityState.Open(link.Level, link.Seed)));
    }

    [Fact]
    public void Without_a_query_the_first_level_opens()
    {
        var link = ActivityLink.Parse("http://127.0.0.1/");

        Assert.Equal(("rust", 1UL, false), (link.Level.Id, link.Seed, link.ShowsKey));
        Assert.Equal((true, null), (link.IsDrawn, link.Fault));
        Assert.Equal("?level=rust&seed=1", link.QueryFor(ActivityState.Open(link.Level, link.Seed)));
    }

    [Theory]
    [InlineData("?level=nowhere")]
    [InlineData("?seed=-1")]
    [InlineData("?seed=1.5")]
    [InlineData("?seed=99999999999999999999999")]
    [InlineData("?level=%3Cscript%3E")]
    [InlineData("?view=2d")]
    [InlineData("?view=")]
    [InlineData("?lang=tlh")]
    [InlineData("?mode=dance")]
    [InlineData("?mode=1")]
    [InlineData("?mode=Report")]
    [InlineData("?project=../x")]
    [InlineData("?project=")]
    public void What_cannot_be_followed_is_said(string query)
    {
        var link = ActivityLink.Parse($"http://127.0.0.1/{query}");

        Assert.EndsWith(".", link.Fault.Words(), StringComparison.Ordinal);
        Assert.Equal(("rust", 1UL, true), (link.Level.Id, link.Seed, link.IsDrawn));
    }

    [Theory]
    [InlineData("?level=gears&seed=7&mode=report&project=4f1c-2", PageMode.Report)]
    [InlineData("?level=rust&seed=1&mode=projects", PageMode.Projects)]
    [InlineData("?level=rust&seed=1&project=4f1c-2", PageMode.Teach)]
    public void A_link_names_a_project_and_what_is_done_in_it(string query, PageMode mode)
    {
        var link = ActivityLink.Parse($"http://127.0.0.1/{query}");

        Assert.Null(link.Fault);
        Assert.Equal(mode, link.Mode);
        Assert.Equal(query.Contains("project=", StringComparison.Ordinal) ? new ProjectId("4f1c-2") : null, link.Project);
        Assert.False(link.IsBare);
    }

    [Fact]
    public void A_link_of_a_teachers_keeps_level_and_parts_and_asks_for_the_quiz_wherever_it_leads()
    {
        var link = ActivityLink.Parse("http://127.0.0.1/?level=gears&seed=7&projector=1&lock=1&quiz=1");

        Assert.Equal((true, true, true), (link.IsLocked, link.AsksQuiz, link.IsProjected));
        Assert.Equal("?level=gears&seed=7&projector=1&lock=1&quiz=1", link.Query);
        Assert.Equal(link.Query, link.QueryFor(ActivityState.Open(link.Level, link.Seed)));
        Assert.DoesNotContain("lock", ActivityLink.Parse("http://127.0.0.1/?lock=0&quiz=yes").Query, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_only_locks_opens_the_first_level_and_no_list_of_projects()
    {
        Assert.False(ActivityLink.Parse("http://127.0.0.1/?lock=1").IsBare);
        Assert.True(ActivityLink.Parse("http://127.0.0.1/?quiz=1").IsBare);
    }

    [Fact]
    public void A_link_leads_to_the_notes_for_teachers_and_they_have_one()
    {
        var link = ActivityLink.Parse("http://127.0.0.1/?mode=teachers");
        var open = ActivityState.Open(link.Level, link.Seed) with { AreTeachersNotesOpen = true };

        Assert.Equal((PageMode.Teachers, null), (link.Mode, link.Fault));
        Assert.Equal("?level=rust&seed=1&mode=teachers", link.QueryFor(open));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("en-GB")]
    [InlineData("EN")]
    public void A_link_names_a_language_or_a_part_of_the_world_that_speaks_it(string tag)
    {
        var link = ActivityLink.Parse($"http://127.0.0.1/?lang={tag}");

        Assert.Null(link.Fault);
        Assert.Equal("en", link.Texts.Language.Tag);
        Assert.Equal($"?level=rust&seed=2&lang={tag}", link.QueryFor(ActivityState.Open(link.Level, 2)));
    }

    [Theory]
    [InlineData("qps")]
    [InlineData("QPS-ploc")]
    public void The_pseudo_language_has_no_plain_sentence(string tag)
    {
        var texts = ActivityLink.Parse($"http://127.0.0.1/?lang={tag}").Texts;

        Assert.DoesNotMatch("[A-Za-z]{3}", texts["hints.delete-one"]);
    }
}
