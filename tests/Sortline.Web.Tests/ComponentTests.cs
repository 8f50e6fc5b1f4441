using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Web.Components.Report;
using Sortline.Web.Components.Shared;
using Sortline.Web.Components.Shell;
using Sortline.Web.Components.Teaching;

namespace Sortline.Web.Tests;

/// <summary>What components show of states that a visit in the browser would take long to bring about.</summary>
public class ComponentTests : BunitContext
{
    private static readonly LabelCard Good = new(new(1), "Good", LabelColour.Teal, Disposition.Ship),
        Bent = new(new(2), "Bent", LabelColour.Vermilion, Disposition.Reject),
        Rusty = new(new(3), "Rusty", LabelColour.Ochre, Disposition.Reject);

    private static readonly PictureFeatures Seen = new(FeatureVector.Of(1, 0), FeatureVector.Of(0, 1, 0));

    private readonly List<ActivityAction> _dispatched = [];

    public ComponentTests()
    {
        Services.AddSingleton<IPage>(new FakePage());
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    [Fault(14)]
    public void A_label_without_examples_has_a_bar_too()
    {
        var guess = Prediction.Of(Good.Label, [new(Good.Label, 2.0 / 3), new(Bent.Label, 1.0 / 3)]);

        var bars = Render<ConfidenceBars>(p => p.Add(c => c.Labels, [Good, Bent, Rusty]).Add(c => c.Guess, guess));

        Assert.Equal(["67 %", "33 %", "0 %"], bars.FindAll("output").Select(one => one.TextContent));
        Assert.Equal(["0.66667", "0.33333", "0"], bars.FindAll("meter").Select(one => one.GetAttribute("value")));
    }

    [Fact]
    public void An_example_that_was_deleted_leaves_no_gap_among_the_voters()
    {
        var guess = Prediction.Of(
            Good.Label,
            [new(Good.Label, 1)],
            [new(new(7), Good.Label, 0.99f), new(new(8), Good.Label, 0.98f)]
        );
        TaughtExample kept = new(new(8), Good.Label, new(80), Seen);

        var voters = Render<Voters>(p => p.Add(c => c.Guess, guess).Add(c => c.Examples, [kept]).Add(c => c.Labels, [Good]));

        Assert.Equal("picture:80", Assert.Single(voters.FindAll("img")).GetAttribute("src"));
    }

    [Fact]
    public void Any_label_that_is_taken_off_is_right_for_a_defect()
    {
        ConfusionMatrix matrix = new([Good, Bent, Rusty], [new(Defect.None, [9, 1, 0], 0), new(Defect.Rust, [2, 3, 4], 1)]);

        var cells = Render<ConfusionTable>(p => p.Add(c => c.Matrix, matrix)).FindAll("td");

        Assert.Equal(
            ["is-right", "is-wrong", "is-zero", "", "is-wrong", "is-right", "is-right", "is-wrong"],
            cells.Select(cell => cell.ClassName ?? "")
        );
    }

    [Fact]
    [Fault(42)]
    public void The_download_is_told_in_megabytes()
    {
        var status = Render<BackboneIndicator>(p =>
            p.Add(c => c.Backbone, new BackboneStatus.Loading(900_000, 1_900_000)).Add(c => c.Dispatch, _dispatched.Add)
        );

        Assert.Contains("0.9 of 1.9 MB", status.Markup, StringComparison.Ordinal);
        Assert.Equal("900000", status.Find("progress").GetAttribute("value"));
    }

    [Fact]
    [Fault(41)]
    public void A_failed_backbone_offers_to_try_again()
    {
        var status = Render<BackboneIndicator>(p =>
            p.Add(c => c.Backbone, new BackboneStatus.Failed(Message.Of("The network is away.")))
                .Add(c => c.Dispatch, _dispatched.Add)
        );

        status.Find("button").Click();

        Assert.Contains("The network is away.", status.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal([new ActivityAction.BackboneRetried()], _dispatched);
    }

    [Fact]
    public void One_label_alone_is_never_certain()
    {
        var part = SampleParts.Good(GearKind.Instance, id: 3);
        var state = Steps(
            new ActivityAction.PartPhotographed(part, new(1), TimeSpan.Zero),
            new ActivityAction.FeaturesExtracted(new(1), Seen, Augmentation.AnyWayRound),
            new ActivityAction.PartLabelled(part.Id, new(1)),
            new ActivityAction.PartPhotographed(part, new(2), TimeSpan.Zero)
        );
        state = ActivityReducer.Reduce(
            state,
            new ActivityAction.PartClassified(
                part.Id,
                Prediction.Of(new(1), [new(new(1), 1)]),
                state.DatasetVersion,
                TimeSpan.Zero
            )
        );

        var panel = Panel(state);

        Assert.Empty(panel.FindAll("meter"));
        Assert.Contains("It knows only one answer so far", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("3 of each. “Good” has 1.", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_key_shows_only_when_the_link_asks_for_it()
    {
        var state = Steps(
            new ActivityAction.PartPhotographed(SampleParts.With(GearKind.Instance, Defect.Rust, id: 3), new(1), TimeSpan.Zero),
            new ActivityAction.PictureShown(new(1))
        );

        Assert.Empty(Panel(state).FindAll(".key"));
        Assert.Equal("Rust", Panel(state, showsKey: true).Find(".key").GetAttribute("data-truth"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_the_answer_key_what_is_wrong_has_a_ring_in_the_picture(bool showsKey)
    {
        var part = SampleParts.With(GearKind.Instance, Defect.BlockedHole, id: 3);
        var panel = Panel(Steps(new ActivityAction.PartPhotographed(part, new(1), TimeSpan.Zero)), showsKey);
        Assert.Empty(panel.FindAll(".defect-mark"));

        panel.Find("#camera-picture").TriggerEvent("onload", EventArgs.Empty);

        Assert.Equal(showsKey ? 2 : 0, panel.FindAll(".defect-mark circle").Count);
    }

    [Fact]
    public void A_ring_is_where_the_defect_is_and_a_good_part_has_none()
    {
        var part = SampleParts.With(GearKind.Instance, Defect.ChippedTooth, id: 5, heading: 1);
        var at = DefectOutline.Of(part)!.Value;

        Assert.All(
            Render<DefectMark>(p => p.Add(c => c.Part, part)).FindAll("circle"),
            circle =>
            {
                Assert.Equal(at.X, Share("cx"), 4e-4);
                Assert.Equal(at.Y, Share("cy"), 4e-4);
                Assert.Equal(at.Radius, Share("r"), 4e-4);

                double Share(string name) =>
                    double.Parse(circle.GetAttribute(name)!, System.Globalization.CultureInfo.InvariantCulture);
            }
        );
        Assert.Empty(Render<DefectMark>(p => p.Add(c => c.Part, SampleParts.Good(GearKind.Instance))).Markup.Trim());
    }

    private IRenderedComponent<TeachPanel> Panel(ActivityState state, bool showsKey = false) =>
        Render<TeachPanel>(p =>
            p.Add(c => c.State, state)
                .Add(c => c.Teaching, (Scene.Teaching)state.Scene)
                .Add(c => c.ShowsKey, showsKey)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnLabel, _ => { })
        );

    private static ActivityState Steps(params ActivityAction[] actions) =>
        actions.Aggregate(ActivityState.Open(LevelList.All[0], 1), ActivityReducer.Reduce);
}
