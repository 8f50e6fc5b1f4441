using System.Collections.Immutable;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Web.Components.Report;

namespace Sortline.Web.Tests;

/// <summary>The curve of what each limit would have earned: what it says, and what it sets.</summary>
public class LedgerCurveTests : BunitContext
{
    private static readonly ShiftResult Shift = new(
        "rust",
        1,
        0.2,
        [],
        ImmutableDictionary<Label, int>.Empty,
        [],
        ScoringRules.Standard
    );

    // Half way it earns 100; a little more care, 300.
    private static readonly Ledger Steps = new([new(0, -50), new(0.2, 300), new(0.4, 100), new(0.9, -200)]);

    private readonly List<double?> _used = [];

    public LedgerCurveTests() => Services.AddSingleton(TextCatalogues.English);

    [Fact]
    public void It_says_what_the_likeliest_label_earned_and_what_would_have_been_best()
    {
        var curve = Curve(Shift, null);

        Assert.Contains("at least 50 % sure is bad. That is worth 100 points", curve.Markup, StringComparison.Ordinal);
        Assert.Contains("From 30 % on it would have been 300.", curve.Markup, StringComparison.Ordinal);
        Assert.Empty(curve.FindAll(".ledger-before"));

        curve.Find("#use-threshold").Click();

        Assert.Equal([0.3], _used);
    }

    [Fact]
    public void What_is_chosen_is_said_and_can_be_given_up()
    {
        var curve = Curve(Shift, 0.3);

        Assert.Empty(curve.FindAll("#use-threshold"));
        Assert.Contains("at least 30 % sure", curve.Find("[role=status]").TextContent, StringComparison.Ordinal);

        curve.Find("#unset-threshold").Click();

        Assert.Equal([null], _used);
    }

    [Fact]
    public void Where_the_limit_was_the_best_nothing_better_is_offered()
    {
        var curve = Curve(Shift with { Threshold = 0.25 }, null, before: Steps);

        Assert.Contains("No other limit would have earned more.", curve.Markup, StringComparison.Ordinal);
        Assert.Empty(curve.FindAll("button"));
        Assert.NotEmpty(curve.FindAll("path.ledger-before"));
    }

    [Fact]
    public void The_curve_begins_at_nothing_and_ends_at_everything()
    {
        var path = Curve(Shift, null).Find("path.ledger-now").GetAttribute("d")!;

        Assert.StartsWith("M0 ", path, StringComparison.Ordinal);
        Assert.Contains("H128V", path, StringComparison.Ordinal); // A fifth of 640.
        Assert.EndsWith("H640", path, StringComparison.Ordinal);
    }

    private IRenderedComponent<LedgerCurve> Curve(ShiftResult result, double? chosen, Ledger? before = null) =>
        Render<LedgerCurve>(p =>
            p.Add(c => c.Result, result)
                .Add(c => c.Ledger, Steps)
                .Add(c => c.Before, before)
                .Add(c => c.Chosen, chosen)
                .Add(c => c.OnUse, _used.Add)
        );
}
