using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Web.Components.Dialogs;
using Sortline.Web.Components.Report;

namespace Sortline.Web.Tests;

/// <summary>The third bin: whether the robot asks is chosen before a shift, and what it asked is answered after it.</summary>
public class AskingComponentTests : BunitContext
{
    private static readonly Label Good = new(1);

    private readonly List<ActivityAction> _dispatched = [];

    public AskingComponentTests()
    {
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton<IPage>(new FakePage());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void Nothing_is_to_be_set_before_it_may_ask()
    {
        var choice = Choice(null, null);

        Assert.Empty(choice.FindAll("input[type=range]"));
        choice.Find("#ask").Change(true);

        Assert.Equal([new ActivityAction.AskingSet(new(AskRule.UsualSureness))], _dispatched);
    }

    [Fact]
    public void The_limit_for_what_is_new_is_that_of_the_examples_until_it_is_moved()
    {
        var gauge = Gauge();
        var choice = Choice(new(0.8), new(FeatureKind.Pooled, 1, 0, 1) { Gauge = gauge });

        Assert.Equal(
            ((int)Math.Round(100 * gauge.Limit)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            choice.Find("#ask-novelty").GetAttribute("value")
        );
        Assert.Empty(choice.FindAll("#ask-usual"));
        choice.Find("#ask-novelty").Input("45");
        choice.Find("#ask-sureness").Input("60");
        Assert.Equal([new ActivityAction.AskingSet(new(0.8, 0.45)), new ActivityAction.AskingSet(new(0.6))], _dispatched);

        choice = Choice(new(0.8, 0.45), null);
        choice.Find("#ask-usual").Click();
        choice.Find("#ask").Change(false);

        Assert.Equal([new ActivityAction.AskingSet(new(0.8)), new ActivityAction.AskingSet(null)], _dispatched[2..]);
    }

    [Fact]
    public void With_too_few_examples_there_is_no_limit_to_show()
    {
        var choice = Choice(new(), null);

        Assert.Empty(choice.FindAll("#ask-novelty"));
        Assert.Contains("With 12 examples", choice.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_it_asked_about_says_what_it_is_only_once_the_learner_has_said_so()
    {
        var state = Reported(new());
        var report = Report(state);
        var asked = report.Find(".asked");

        Assert.Equal("The robot asks you: 1", asked.QuerySelector("h3")!.TextContent);
        Assert.Contains("set aside: never seen", asked.TextContent, StringComparison.Ordinal);
        Assert.Contains("40 % of it is new to me", asked.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("It was", asked.TextContent, StringComparison.Ordinal);
        report.FindAll(".asked .chip")[1].Click();
        state = ActivityReducer.Reduce(state, Assert.Single(_dispatched));
        report = Report(state);

        Assert.Equal(new(2), Assert.Single(state.Examples).Label);
        Assert.Contains("It was", report.Find(".asked").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", report.FindAll(".asked .chip")[1].GetAttribute("aria-pressed"));
        Assert.Equal(5, report.FindAll(".tile").Count);
    }

    [Fact]
    public void Where_nobody_was_to_be_asked_the_report_is_as_ever()
    {
        var report = Report(Reported(null));

        Assert.Empty(report.FindAll(".asked"));
        Assert.Equal(4, report.FindAll(".tile").Count);
    }

    private static NoveltyGauge Gauge()
    {
        Random random = new(1);
        return NoveltyTraining.Run([
            .. Enumerable
                .Range(0, 20)
                .Select(id =>
                    FeatureVector.Of([.. Enumerable.Range(0, 8).Select(_ => (float)random.NextDouble() + 0.1f)]) is var features
                        ? new LabelledPicture(new(id), Good, new(features, features))
                        : null!
                ),
        ])!;
    }

    private IRenderedComponent<AskChoice> Choice(AskRule? rule, Familiarity? familiar) =>
        Render<AskChoice>(p =>
            p.Add(c => c.Rule, rule).Add(c => c.Familiar, familiar).Add(c => c.Price, -3).Add(c => c.Dispatch, _dispatched.Add)
        );

    private IRenderedComponent<ReportView> Report(ActivityState state) =>
        Render<ReportView>(p =>
            p.Add(c => c.State, state)
                .Add(c => c.Reporting, (Scene.Reporting)state.Scene)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnTeach, (part, label) => _dispatched.Add(new ActivityAction.MistakeTaught(part.Part.Id, label)))
                .Add(c => c.OnRun, _ => { })
        );

    private static ActivityState Reported(AskRule? asking)
    {
        var state = new ActivityAction[]
        {
            new ActivityAction.AskingSet(asking),
            new ActivityAction.ShiftStarted(),
            new ActivityAction.PartPhotographed(SampleParts.With(GearKind.Instance, Defect.Rust, id: 7), new(70), TimeSpan.Zero),
        }.Aggregate(ActivityState.Open(LevelList.All[0], 1), ActivityReducer.Reduce);
        return new ActivityAction[]
        {
            new ActivityAction.PartClassified(new(7), Prediction.Of(Good, [new(Good, 1)]), state.DatasetVersion, TimeSpan.Zero)
            {
                Novelty = new(0.4, 0.3),
            },
            new ActivityAction.PartEnded(
                new(7),
                PartOutcome.Of(isDefective: true, asking is null ? Disposition.Ship : Disposition.SetAside),
                TimeSpan.FromSeconds(9)
            ),
            new ActivityAction.ShiftEnded(),
        }.Aggregate(state, ActivityReducer.Reduce);
    }
}
