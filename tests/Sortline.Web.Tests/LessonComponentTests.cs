using System.Collections.Immutable;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Web.Components.Report;
using Sortline.Web.Components.Teaching;

namespace Sortline.Web.Tests;

/// <summary>What only some levels show: the same shift twice, the customers, and what is kept of pictures.</summary>
public class LessonComponentTests : BunitContext
{
    private static readonly Label Good = new(1),
        Bad = new(2);

    private readonly List<ActivityAction> _dispatched = [];
    private readonly List<bool> _runs = [];

    public LessonComponentTests()
    {
        Services.AddSingleton<IPage>(new FakePage());
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void A_report_asks_what_the_same_shift_would_bring_and_runs_it_once_that_is_said()
    {
        var state = Sorted(Opened("does-it-learn"));
        var report = Report(state);
        Assert.True(report.Find("#repeat").HasAttribute("disabled"));

        report.FindAll("input[name=repeat]")[1].Change(true);
        report = Report(ActivityReducer.Reduce(state, Assert.Single(_dispatched)));
        report.Find("#repeat").Click();

        Assert.True(report.FindAll("input[name=repeat]")[1].HasAttribute("checked"));
        Assert.Equal([new ActivityAction.RepeatForeseen(Outlook.Same), new ActivityAction.ShiftStarted()], _dispatched);
    }

    [Theory]
    [InlineData(Outlook.Same, PartOutcome.GoodShipped, "So it was.", "It learns when somebody shows it a picture")]
    [InlineData(Outlook.Higher, PartOutcome.GoodShipped, "It was not so.", "It learns when somebody shows it a picture")]
    [InlineData(Outlook.Lower, PartOutcome.GoodRejected, "So it was.", "Not because it learned")]
    public void Afterwards_both_stand_side_by_side_with_the_answer(Outlook said, PartOutcome second, string answer, string why)
    {
        var first = ActivityReducer.Reduce(Sorted(Opened("does-it-learn")), new ActivityAction.RepeatForeseen(said));

        var report = Report(Sorted(first, second));

        var both = report.FindAll(".repeat-pair strong").Select(one => one.TextContent);
        Assert.Equal(["1 of 1 right", second is PartOutcome.GoodShipped ? "1 of 1 right" : "0 of 1 right"], both);
        Assert.Contains(answer, report.Find(".repeat").TextContent, StringComparison.Ordinal);
        Assert.Contains(why, report.Find(".repeat").TextContent, StringComparison.Ordinal);
        Assert.Empty(report.FindAll("#repeat"));
    }

    [Fact]
    public void Other_levels_ask_nothing_of_the_kind()
    {
        var report = Report(Sorted(Opened("rust")));

        Assert.Empty(report.FindAll(".repeat, .customers"));
    }

    [Fact]
    public void A_report_leads_to_the_next_customer_and_only_after_the_last_one_to_the_next_level()
    {
        var state = Sorted(Opened("three-customers"));
        var report = Report(state);
        Assert.Empty(report.FindAll("#next-level"));
        Assert.Equal(["true"], report.FindAll(".customers li[aria-current]").Select(one => one.GetAttribute("aria-current")));
        Assert.Equal("customer-2", report.Find(".customers .primary").Id);

        report.Find("#customer-2").Click();

        Assert.Equal([new ActivityAction.CustomerChosen(1)], _dispatched);
        Assert.Equal([false], _runs); // The same parts.
        Assert.Single(Report(Sorted(Opened("three-customers") with { Customer = 2 })).FindAll("#next-level"));
    }

    [Fact]
    public void The_brief_says_who_pays_what_and_whom_the_shift_is_for()
    {
        var brief = Render<Brief>(p =>
            p.Add(c => c.State, Opened("three-customers") with { Customer = 1 }).Add(c => c.Dispatch, _dispatched.Add)
        );
        Assert.Equal(3, brief.FindAll(".customers li").Count);
        Assert.Contains("-1000", brief.FindAll(".customers li")[2].TextContent.Replace('−', '-'), StringComparison.Ordinal);

        brief.Find("#customer-3").Click();

        Assert.Equal([new ActivityAction.CustomerChosen(2)], _dispatched);
        Assert.Empty(brief.FindAll("#customer-2")); // It is for that one already.
    }

    [Fact]
    public void What_each_way_keeps_is_told_in_numbers_before_and_after_the_pictures_go()
    {
        var state = Weighed();
        var length = FeatureSpec.LengthOf(state.Method.Features, state.Settings.Views);
        var memory = Memory(state);
        var weights = KeptWeights(state);
        Assert.Equal([$"{2 * length} numbers", $"{weights} numbers"], Numbers(memory));

        memory.Find("#pictures-away").Click();
        memory = Memory(ActivityReducer.Reduce(state, Assert.Single(_dispatched)));
        memory.Find("#pictures-back").Click();

        Assert.Equal(["0 numbers", $"{weights} numbers"], Numbers(memory));
        Assert.Equal([new ActivityAction.PicturesThrownAway(), new ActivityAction.PicturesBroughtBack()], _dispatched);
    }

    [Fact]
    public void Until_all_ways_have_learned_there_is_nothing_to_throw_away()
    {
        var memory = Memory(Opened("nearest-or-weights"));

        Assert.True(memory.Find("#pictures-away").HasAttribute("disabled"));
        Assert.Equal(["0 numbers", "not learned yet"], Numbers(memory));
    }

    [Fact]
    public void The_shelf_has_it_where_the_level_is_about_it()
    {
        Assert.Single(Shelf(Weighed()).FindAll(".memory"));
        Assert.Empty(Shelf(Opened("rust")).FindAll(".memory"));
    }

    private static int KeptWeights(ActivityState state) =>
        Sortline.Activity.Training.KeptWeights.Of(state)!.Of(state.Method.Features).NumberCount;

    private static IEnumerable<string> Numbers(IRenderedComponent<Memory> memory) =>
        memory.FindAll(".memory td").Select(cell => cell.TextContent);

    private IRenderedComponent<Memory> Memory(ActivityState state) =>
        Render<Memory>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));

    private IRenderedComponent<ExampleShelf> Shelf(ActivityState state) =>
        Render<ExampleShelf>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));

    private IRenderedComponent<ReportView> Report(ActivityState state) =>
        Render<ReportView>(p =>
            p.Add(c => c.State, state)
                .Add(c => c.Reporting, (Scene.Reporting)state.Scene)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnTeach, (_, _) => { })
                .Add(c => c.OnRun, _runs.Add)
        );

    private static ActivityState Opened(string level) => ActivityState.Open(LevelList.Find(level)!, 1);

    private static ActivityState Sorted(ActivityState state, PartOutcome outcome = PartOutcome.GoodShipped) =>
        Steps(
            state,
            new ActivityAction.ShiftStarted(),
            new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, id: 7), new(70), TimeSpan.Zero),
            new ActivityAction.PartEnded(new(7), outcome, TimeSpan.FromSeconds(9)),
            new ActivityAction.ShiftEnded()
        );

    private static ActivityState Weighed()
    {
        var state = Opened("nearest-or-weights");
        foreach (var (id, label) in new[] { (1, Good), (2, Bad) })
            state = Steps(
                state,
                new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, id), new(id), TimeSpan.Zero),
                new ActivityAction.FeaturesExtracted(new(id), Seen(id), Augmentation.AnyWayRound),
                new ActivityAction.PartLabelled(new(id), label)
            );
        ImmutableArray<LabelledPicture> examples =
        [
            .. state.Examples.Select(one => new LabelledPicture(one.Id, one.Label, one.Features!)),
        ];
        return Steps(
            state,
            new ActivityAction.MethodsCompared(
                new([.. LearningMethod.All.Select(method => LeaveOneOutEvaluation.Run(method, examples))], state.DatasetVersion)
            )
        );
    }

    private static PictureFeatures Seen(int id)
    {
        return new(Vector(FeatureKind.Plain), Vector(FeatureKind.Pooled));

        FeatureVector Vector(FeatureKind kind)
        {
            var features = new float[FeatureSpec.LengthOf(kind, Augmentation.AnyWayRound)];
            features[id] = 1;
            return FeatureVector.Of(features);
        }
    }

    private static ActivityState Steps(ActivityState state, params ActivityAction[] actions) =>
        actions.Aggregate(state, ActivityReducer.Reduce);
}
