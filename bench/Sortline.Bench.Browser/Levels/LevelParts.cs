using System.Collections.Immutable;
using Sortline.Activity.Levels;
using Sortline.Factory.Parts;

namespace Sortline.Bench.Browser.Levels;

/// <summary>All parts that a level is tried with.</summary>
/// <param name="Good">Good parts to teach with, in the order in which they come.</param>
/// <param name="Bad">The bad ones.</param>
/// <param name="AsTheyCome">For each draw the first parts to teach with; none where good and bad ones come about as often.</param>
/// <param name="Left">For each draw what the last shift left taught; none where it left nothing.</param>
/// <param name="Shifts">The parts of each shift.</param>
internal sealed record LevelParts(
    ImmutableArray<SeenPart> Good,
    ImmutableArray<SeenPart> Bad,
    ImmutableArray<ImmutableArray<SeenPart>> AsTheyCome,
    ImmutableArray<ImmutableArray<SeenPart>> Left,
    ImmutableArray<ImmutableArray<SeenPart>> Shifts
)
{
    private const ulong Seed = 1;
    private const double Rare = 0.2;

    public static async Task<LevelParts> OfAsync(
        PartEye eye,
        Level level,
        LevelEffort effort,
        CancellationToken cancellationToken
    )
    {
        var first = Stream(round: 1);
        return new(
            await SeeAsync("good", [.. first.Where(part => !part.IsDefective).Take(effort.PartsOfEach)]),
            await SeeAsync("bad", [.. first.Where(part => part.IsDefective).Take(effort.PartsOfEach)]),
            level.TeachingMix.DefectShare < Rare
                ? await SeeAllAsync(effort.Draws, draw => [.. Stream(round: draw).Take(2 * effort.Sizes[^1])])
                : [],
            level.LastShift is not null
                ? await SeeAllAsync(effort.Draws, draw => [.. LastShift.Of(level, (ulong)draw).Select(left => left.Part)])
                : [],
            await SeeAllAsync(
                effort.Shifts,
                seed => PartsOf(new PartGenerator(level.Mix, (ulong)seed), Math.Min(level.PartsPerShift, effort.PartsOfShift))
            )
        );

        IEnumerable<Part> Stream(int round) =>
            Enumerable.Range(0, int.MaxValue).Select(new TeachingParts(level.TeachingMix, Seed, round).Create);

        async Task<ImmutableArray<ImmutableArray<SeenPart>>> SeeAllAsync(int count, Func<int, ImmutableArray<Part>> parts)
        {
            var all = ImmutableArray.CreateBuilder<ImmutableArray<SeenPart>>(count);
            for (var number = 1; number <= count; number++)
                all.Add(await SeeAsync("shift or draw", parts(number)));
            return all.ToImmutable();
        }

        Task<ImmutableArray<SeenPart>> SeeAsync(string what, ImmutableArray<Part> parts) =>
            eye.LookAtAsync($"{level} ({what})", parts, cancellationToken);
    }

    private static ImmutableArray<Part> PartsOf(PartGenerator parts, int count) =>
        [.. Enumerable.Range(0, count).Select(parts.Create)];
}
