using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Projects;
using Sortline.Web.Components.Report;

namespace Sortline.Web.Tests;

/// <summary>Where the learner's limit decided against the likeliest label, that is said: otherwise word and deed would contradict each other.</summary>
public class LimitTests : BunitContext
{
    private static readonly LabelCard Good = new(new(1), "Good", LabelColour.Teal, Disposition.Ship);

    public LimitTests()
    {
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Theory]
    [InlineData(Disposition.Reject, "The robot said “Good”, 60 % sure. With your limit that was not enough.")]
    [InlineData(Disposition.Ship, "The robot said “Good”, 60 % sure.")]
    public void A_mistake_says_when_the_limit_made_it(Disposition decision, string expected)
    {
        var isDefective = decision is Disposition.Ship;
        var part = Enumerable
            .Range(0, 40)
            .Select(new PartGenerator(PartMix.Of(GearKind.Instance), 1).Create)
            .First(one => one.IsDefective == isDefective);
        InspectedPart inspected = new(part, new(7), TimeSpan.Zero)
        {
            Prediction = Prediction.Of(Good.Label, [new(Good.Label, 0.6), new(new(2), 0.4)]),
            PredictedLabel = Good,
            Decision = decision,
            Outcome = PartOutcome.Of(isDefective, decision),
        };

        var mistake = Render<Mistake>(p => p.Add(c => c.Part, inspected));

        Assert.EndsWith(expected, mistake.FindAll("p")[1].TextContent.Trim(), StringComparison.Ordinal);
    }
}
