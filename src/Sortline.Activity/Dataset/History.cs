using System.Collections.Immutable;
using Sortline.Activity.Ports;

namespace Sortline.Activity.Dataset;

/// <summary>The acts of teaching in their order, and how many of them are done: the others were taken back, and can be done again.</summary>
/// <remarks>Immutable. A new act takes the place of those that were taken back.</remarks>
public sealed record History
{
    /// <summary>How many acts can be taken back; beyond that the oldest is forgotten.</summary>
    public const int MaxActs = 1_000;

    private History(ImmutableArray<Act> acts, int position) => (Acts, Position) = (acts, position);

    /// <summary>Nothing was done.</summary>
    public static History None { get; } = new([], 0);

    /// <summary>The acts, the first first.</summary>
    public ImmutableArray<Act> Acts { get; private init; }

    /// <summary>How many of the acts are done, from the first on.</summary>
    public int Position { get; private init; }

    /// <summary>How often the examples were right before the first act, see <see cref="Act.Accuracy"/>.</summary>
    public double? StartAccuracy { get; init; }

    /// <summary>The number of the latest act that there ever was, so that none comes twice.</summary>
    internal int LastNumber { get; private init; }

    /// <summary>The act that was done last; <see langword="null"/> if none is done.</summary>
    public Act? Last => Position > 0 ? Acts[Position - 1] : null;

    /// <summary>Whether there is an act to take back.</summary>
    public bool CanUndo => Position > 0;

    /// <summary>Whether there is an act to do again.</summary>
    public bool CanRedo => Position < Acts.Length;

    /// <summary>Puts a history together that was kept.</summary>
    internal static History Of(ImmutableArray<Act> acts, int position, double? startAccuracy) =>
        new(acts, Math.Clamp(position, 0, acts.Length))
        {
            StartAccuracy = startAccuracy,
            LastNumber = acts.IsEmpty ? 0 : acts[^1].Number,
        };

    /// <summary>One act more.</summary>
    internal History With(ActivityState before, ActivityState after)
    {
        if (Act.Between(LastNumber + 1, before, after) is not { } act)
            return this;

        var isFull = Position >= MaxActs;
        var kept = Acts[(isFull ? 1 : 0)..Position];
        return this with
        {
            Acts = kept.Add(act),
            Position = kept.Length + 1,
            LastNumber = act.Number,
            StartAccuracy = isFull ? Acts[0].Accuracy : StartAccuracy,
        };
    }

    /// <summary>The act that was done last goes on.</summary>
    internal History Extended(ActivityState before, ActivityState after) =>
        Last is { } last && !CanRedo && Act.Between(last.Number, before, after) is { } more
            ? this with
            {
                Acts = Acts.SetItem(Position - 1, last.With(more)),
            }
            : With(before, after);

    /// <summary>The history after its last act was taken back, or its next one done again.</summary>
    internal History Moved(bool isBack, ImmutableArray<TaughtExample> examples)
    {
        var at = isBack ? Position - 1 : Position;
        var seen = Acts[at].Seen(examples, isAfter: isBack);
        return this with { Acts = Acts.SetItem(at, seen), Position = isBack ? at : at + 1 };
    }

    /// <summary>As if what was taken back had never been done.</summary>
    internal History WithoutUndone() => this with { Acts = Acts[..Position] };

    /// <summary>Notes how often the examples were right after an act.</summary>
    internal History Measured(int number, double accuracy)
    {
        for (var i = 0; i < Acts.Length; i++)
        {
            if (Acts[i].Number == number)
                return this with { Acts = Acts.SetItem(i, Acts[i] with { Accuracy = accuracy }) };
        }

        return this;
    }

    /// <summary>Notes how often the examples are right now.</summary>
    internal History Measured(double accuracy) =>
        Last is { } last
            ? this with
            {
                Acts = Acts.SetItem(Position - 1, last with { Accuracy = accuracy }),
            }
            : this with
            {
                StartAccuracy = accuracy,
            };

    /// <summary>The pictures that are needed to go to any moment of it.</summary>
    internal IEnumerable<PictureId> Pictures() => Acts.SelectMany(act => act.Pictures());

    /// <summary>The acts that another history has and this one lacks.</summary>
    internal IEnumerable<Act> Lacks(History other)
    {
        if (other.Acts == Acts)
            return [];

        var numbers = Acts.Select(act => act.Number).ToHashSet();
        return other.Acts.Where(act => !numbers.Contains(act.Number));
    }
}
