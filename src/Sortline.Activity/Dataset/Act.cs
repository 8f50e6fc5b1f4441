using System.Collections.Immutable;
using Sortline.Activity.Ports;
using Sortline.Projects;

namespace Sortline.Activity.Dataset;

/// <summary>One act of teaching as what it changed, so that it can be taken back and done again.</summary>
/// <remarks>Two acts that came one after the other are two, even if the second undid by hand what the first had done.</remarks>
/// <param name="Number">Tells it from all other acts of its project; later acts have higher numbers.</param>
public sealed record Act(int Number)
{
    /// <summary>How often the examples were right when each was hidden once, after this act; <see langword="null"/> if that was never tried.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Examples that were taught.</summary>
    public IEnumerable<TaughtExample> Taught => Examples.Where(change => change.Before is null).Select(change => change.After!);

    /// <summary>Examples that were thrown away.</summary>
    public IEnumerable<TaughtExample> ThrownAway =>
        Examples.Where(change => change.After is null).Select(change => change.Before!);

    /// <summary>Examples that got another label.</summary>
    public IEnumerable<TaughtExample> Moved =>
        Examples
            .Where(change => change.Before is { } before && change.After?.Label != before.Label)
            .Select(change => change.After!)
            .OfType<TaughtExample>();

    /// <summary>Whether labels were made, edited or deleted.</summary>
    public bool ChangesLabels => Labels is not null;

    /// <summary>Whether another way to look or to learn was set.</summary>
    public bool ChangesSettings => Settings is not null;

    /// <summary>The picture that stands for the act: of the last example that it is about; <see langword="null"/> if it is about none.</summary>
    public PictureId? Picture
    {
        get
        {
            for (var i = Examples.Length - 1; i >= 0; i--)
            {
                if ((Examples[i].After ?? Examples[i].Before)?.Picture is { } picture)
                    return picture;
            }

            return null;
        }
    }

    /// <summary>What became of which example, in the order of their ids.</summary>
    internal ImmutableArray<Change<TaughtExample>> Examples { get; init; } = [];

    /// <summary>The labels before and after; <see langword="null"/> if it left them alone.</summary>
    internal (ImmutableArray<LabelCard> Before, ImmutableArray<LabelCard> After)? Labels { get; init; }

    /// <summary>The settings before and after; <see langword="null"/> if it left them alone.</summary>
    internal (ProjectSettings Before, ProjectSettings After)? Settings { get; init; }

    /// <summary>The pictures that are needed to take it back or to do it again.</summary>
    internal IEnumerable<PictureId> Pictures()
    {
        foreach (var (before, after) in Examples)
        {
            if (before?.Picture is { } earlier)
                yield return earlier;
            if (after?.Picture is { } later && later != before?.Picture)
                yield return later;
        }
    }

    /// <summary>What was done between two states of what is taught.</summary>
    /// <returns><see langword="null"/> if it was nothing.</returns>
    internal static Act? Between(int number, ActivityState before, ActivityState after)
    {
        var isSame = before.Examples == after.Examples && before.Labels == after.Labels && before.Settings == after.Settings;
        return isSame
            ? null
            : new(number)
            {
                Examples = Changes
                    .Between(before.Examples, after.Examples, example => example.Id)
                    .Sort((one, other) => IdOf(one).CompareTo(IdOf(other))),
                Labels = before.Labels == after.Labels ? null : (before.Labels, after.Labels),
                Settings = before.Settings == after.Settings ? null : (before.Settings, after.Settings),
            };
    }

    /// <summary>This act and one that followed, as one.</summary>
    internal Act With(Act next)
    {
        var changes = Examples.ToDictionary(change => IdOf(change));
        foreach (var change in next.Examples)
            changes[IdOf(change)] = changes.TryGetValue(IdOf(change), out var earlier)
                ? new(earlier.Before, change.After)
                : change;
        return this with
        {
            Examples = [.. changes.Values.OrderBy(IdOf)],
            Labels = (Labels, next.Labels) is ({ } first, { } last) ? (first.Before, last.After) : Labels ?? next.Labels,
            Settings = (Settings, next.Settings) is ({ } old, { } now) ? (old.Before, now.After) : Settings ?? next.Settings,
            Accuracy = null,
        };
    }

    /// <summary>The same act, with the examples as they are known by now: what has been seen in their pictures since.</summary>
    /// <param name="examples">All examples, in the order of their ids.</param>
    /// <param name="isAfter">Whether the act has been done, rather than taken back.</param>
    internal Act Seen(ImmutableArray<TaughtExample> examples, bool isAfter)
    {
        ImmutableArray<Change<TaughtExample>>.Builder? seen = null;
        for (var i = 0; i < Examples.Length; i++)
        {
            var (before, after) = Examples[i];
            var known = isAfter ? after : before;
            if (known is not { Features: null } || Find(examples, known) is not { Features: not null } now)
                continue;
            seen ??= Examples.ToBuilder();
            seen[i] = isAfter ? new(before, now) : new(now, after);
        }

        return seen is null ? this : this with { Examples = seen.MoveToImmutable() };
    }

    /// <summary>The examples with the act done, or taken back.</summary>
    /// <param name="examples">The examples on the other side of it, in the order of their ids.</param>
    /// <param name="isBack">Whether it is taken back.</param>
    internal ImmutableArray<TaughtExample> Applied(ImmutableArray<TaughtExample> examples, bool isBack)
    {
        if (Examples.IsEmpty)
            return examples;

        var applied = ImmutableArray.CreateBuilder<TaughtExample>(examples.Length + Examples.Length);
        var next = 0;
        foreach (var change in Examples)
        {
            var id = IdOf(change);
            while (next < examples.Length && examples[next].Id.Value < id)
                applied.Add(examples[next++]);
            if (next < examples.Length && examples[next].Id.Value == id)
                next++;
            if ((isBack ? change.Before : change.After) is { } there)
                applied.Add(there);
        }

        while (next < examples.Length)
            applied.Add(examples[next++]);
        return applied.DrainToImmutable();
    }

    private static int IdOf(Change<TaughtExample> change) => (change.After ?? change.Before!).Id.Value;

    private static TaughtExample? Find(ImmutableArray<TaughtExample> examples, TaughtExample wanted)
    {
        var at = examples.BinarySearch(wanted, ById.Comparer);
        return at >= 0 && examples[at].Picture == wanted.Picture ? examples[at] : null;
    }

    private sealed class ById : IComparer<TaughtExample>
    {
        public static readonly ById Comparer = new();

        public int Compare(TaughtExample? x, TaughtExample? y) => x!.Id.Value.CompareTo(y!.Id.Value);
    }
}
