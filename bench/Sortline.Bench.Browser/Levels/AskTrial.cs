using System.Collections.Immutable;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Projects;

namespace Sortline.Bench.Browser.Levels;

/// <summary>What the third bin catches of a defect that nobody taught, and what it costs: how often a person is asked about good parts.</summary>
/// <remarks>
/// Every seed is a shift of its own, and a robot of its own that was taught good and bad parts of the level, but for one defect. In a level
/// whose surprise is a defect that only comes in the shift, it is that one; in the others each takes its turn.
/// </remarks>
internal sealed class AskTrial(PartEye eye, bool isQuick)
{
    private static readonly ImmutableArray<string> Levels = ["never-seen", "gears", "gears-and-bolts"];
    private static readonly ImmutableArray<int> Sizes = [10, 20, 40];

    private static readonly ProjectSettings Auto = new();

    /// <summary>Ways to ask; the first of them is what the page has by default.</summary>
    private static readonly ImmutableArray<(string Words, AskRule Rule)> Ways =
    [
        ("both limits", new()),
        ("only what is new", new(Sureness: 0.5)),
        ("only what it is not sure of", new(Novelty: 1)),
    ];

    /// <summary>Other limits, to choose by: the sureness, and the share of the examples that is within the limit for what is new.</summary>
    private static readonly ImmutableArray<double> Surenesses = [0.5, 0.6, 0.7, 0.8, 0.9];
    private static readonly ImmutableArray<double> Quantiles = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

    private int Seeds => isQuick ? 4 : 20;

    private int PartsOfEach => isQuick ? 20 : 80;

    private int PartsOfShift => 20;

    public async Task<ImmutableArray<AskRow>> RunAsync(CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<AskRow>();
        foreach (var level in Levels.Select(id => LevelList.Find(id)!))
        {
            LevelEffort effort = new(PartsOfEach, Seeds, PartsOfShift, Seeds, Sizes);
            var parts = await LevelParts.OfAsync(eye, level, effort, cancellationToken);
            foreach (var untaught in UntaughtOf(level))
            {
                foreach (var size in Sizes.Where(size => !isQuick || size == 10))
                    rows.AddRange(Rows(level, untaught, size, parts));
            }
        }

        return rows.ToImmutable();
    }

    private static ImmutableArray<(PartKind Kind, Defect Defect)> UntaughtOf(Level level)
    {
        var comes = DefectsOf(level.Mix);
        ImmutableArray<(PartKind, Defect)> surprises = [.. comes.Except(DefectsOf(level.TeachingMix))];
        return surprises.IsEmpty ? comes : surprises;
    }

    private static ImmutableArray<(PartKind Kind, Defect Defect)> DefectsOf(PartMix mix) =>
        [.. mix.Kinds.SelectMany(share => share.Defects.Select(defect => (share.Kind, defect)))];

    private IEnumerable<AskRow> Rows(Level level, (PartKind Kind, Defect Defect) untaught, int size, LevelParts parts)
    {
        var bad = parts.Bad.RemoveAll(part => IsUntaught(part.Part));
        if (Math.Min(bad.Length, parts.Good.Length) < size)
            return [];

        var trials = Enumerable
            .Range(0, Seeds)
            .AsParallel()
            .AsOrdered()
            .Select(seed =>
            {
                ImmutableArray<SeenPart> taught = [.. Stretch(parts.Good, seed, size), .. Stretch(bad, seed, size)];
                Robot robot = new(Labelling.Plain, taught);
                var shift = parts.Shifts[seed];
                return (
                    Alone: robot.Sort(Auto, level, shift),
                    Asking: Ways.Select(way => robot.Sort(Auto, level, shift, asking: way.Rule)).ToArray(),
                    Others: Others(robot, level, shift).ToArray(),
                    Nearest: Nearest(taught, shift)
                );
            })
            .ToArray();

        var alone = (double)trials.Count(trial => Grade.For(trial.Alone, level).IsPassed) / trials.Length;
        var rows = Ways.Select(
            (way, number) =>
                Row(way.Words, [.. trials.SelectMany(trial => trial.Asking[number].Parts)]) with
                {
                    PassedAlone = alone,
                    Passed = (double)trials.Count(trial => Grade.For(trial.Asking[number], level).IsPassed) / trials.Length,
                }
        );
        var others = trials[0]
            .Others.Select(
                (one, number) =>
                    Row(one.Words, [.. trials.SelectMany(trial => trial.Others[number].Parts)]) with
                    {
                        IsOther = true,
                    }
            );
        return [.. rows, Row("by the nearest example", [.. trials.SelectMany(trial => trial.Nearest)]), .. others];

        AskRow Row(string way, ImmutableArray<InspectedPart> all)
        {
            ImmutableArray<InspectedPart> unknown = [.. all.Where(part => IsUntaught(part.Part))];
            return new(
                level.Id,
                untaught.Kind.Name,
                untaught.Defect,
                size,
                way,
                unknown.Length,
                Share(unknown, part => part.IsAsked),
                Share(unknown, part => part.Outcome is PartOutcome.DefectRejected),
                Share([.. all.Where(part => !part.Part.IsDefective)], part => part.IsAsked),
                Share([.. all.Where(part => part.Part.IsDefective && !IsUntaught(part.Part))], part => part.IsAsked)
            );
        }

        bool IsUntaught(Part part) => part.Kind == untaught.Kind && part.Defect == untaught.Defect;
    }

    /// <summary>What would be asked about with other limits: what the robot takes the parts for stays the same.</summary>
    private static IEnumerable<(string Words, ImmutableArray<InspectedPart> Parts)> Others(
        Robot robot,
        Level level,
        ImmutableArray<SeenPart> shift
    )
    {
        var order = robot.Gauge?.LeftOut.Sort() ?? [1];
        var sorted = robot.Sort(Auto, level, shift, asking: new(Sureness: 0.5, Novelty: 1));
        foreach (var sureness in Surenesses)
        {
            foreach (var quantile in Quantiles)
            {
                AskRule rule = new(sureness, order[(int)Math.Ceiling(quantile * order.Length) - 1]);
                yield return (
                    FormattableString.Invariant($"{100 * sureness:0} % sure, {100 * quantile:0} % of the examples"),
                    [
                        .. sorted.Parts.Select(part =>
                        {
                            var decision = part.PredictedLabel?.Disposition ?? Disposition.Ship;
                            var share = DecisionRule.RejectShare(part.Prediction, sorted.Labels);
                            var doubt = DecisionRule.DoubtOf(decision, share, rule, DecisionRule.IsNew(rule, part.Novelty));
                            var fate = doubt is null ? decision : Disposition.SetAside;
                            return part with { Doubt = doubt, Outcome = PartOutcome.Of(part.Part.IsDefective, fate) };
                        }),
                    ]
                );
            }
        }
    }

    /// <summary>What would be asked about if the distance to the nearest example decided, as for the robot's questions.</summary>
    private static ImmutableArray<InspectedPart> Nearest(ImmutableArray<SeenPart> taught, ImmutableArray<SeenPart> shift)
    {
        Neighbourhood neighbours = new(
            [.. taught.Select((part, id) => new LabelledPicture(new(id), new(0), part.Features))],
            FeatureKind.Pooled
        );
        while (neighbours.Advance()) { }

        var reach = neighbours.Reach ?? double.PositiveInfinity;
        return
        [
            .. shift.Select(part => new InspectedPart(part.Part, default, TimeSpan.Zero)
            {
                Outcome = PartOutcome.Of(
                    part.Part.IsDefective,
                    Neighbourhood.Distance(part.Features.Pooled, taught.Select(one => one.Features.Pooled)) > reach
                        ? Disposition.SetAside
                        : Disposition.Ship
                ),
            }),
        ];
    }

    private IEnumerable<SeenPart> Stretch(ImmutableArray<SeenPart> parts, int draw, int count) =>
        Enumerable.Range(draw * parts.Length / Seeds, count).Select(place => parts[place % parts.Length]);

    private static double Share(ImmutableArray<InspectedPart> parts, Func<InspectedPart, bool> which) =>
        parts.IsEmpty ? 0 : (double)parts.Count(which) / parts.Length;
}

/// <summary>What came of asking.</summary>
/// <param name="Level">The level.</param>
/// <param name="Kind">What the parts are that have the defect.</param>
/// <param name="Untaught">The defect that was not taught.</param>
/// <param name="Size">Examples of each of the two labels.</param>
/// <param name="Way">When a person was asked.</param>
/// <param name="Parts">How many parts had that defect.</param>
/// <param name="Caught">The share of them that was set aside.</param>
/// <param name="Rejected">The share of them that the robot took off by itself.</param>
/// <param name="GoodAsked">The share of good parts that was set aside.</param>
/// <param name="TaughtAsked">The share of parts with other defects that was set aside.</param>
internal sealed record AskRow(
    string Level,
    string Kind,
    Defect Untaught,
    int Size,
    string Way,
    int Parts,
    double Caught,
    double Rejected,
    double GoodAsked,
    double TaughtAsked
)
{
    /// <summary>The share of shifts that pass without asking.</summary>
    public double? PassedAlone { get; init; }

    /// <summary>Whether the limits are others than those of the page.</summary>
    public bool IsOther { get; init; }

    /// <summary>The share of shifts that pass with it.</summary>
    public double? Passed { get; init; }
}
