using System.Collections.Immutable;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Projects;

namespace Sortline.Bench.Browser.Levels;

/// <summary>A level, and what it gave.</summary>
internal sealed record TriedLevel(LevelFile File, ImmutableArray<LevelRow> Rows)
{
    public Level Level => File.Level;
}

/// <summary>How well a robot sorts the shifts of each level, by what it was taught: so that difficulty is measured, not guessed.</summary>
/// <remarks>
/// A draw is a stretch of the parts to teach with, good and bad ones for themselves, as a learner meets them who skips what she has
/// enough of; so defects take turns in it. Stars are those of the page, see <see cref="Grade.For"/>.
/// </remarks>
internal sealed class LevelTrial(PartEye eye, LevelEffort effort)
{
    private const int Cautious = 3;

    private static readonly ImmutableArray<int> Repeats = [1, 2];

    // As a learner may set it; null is Auto.
    private static readonly ImmutableArray<ProjectSettings> Choices =
    [
        new(Classifier: ClassifierKind.Knn),
        new(Classifier: ClassifierKind.Ridge),
        new(Classifier: null),
    ];

    /// <summary>The name of the row with so many of each label.</summary>
    public static string Balanced(int size) => $"{size} of each";

    public async Task<ImmutableArray<TriedLevel>> RunAsync(ImmutableArray<LevelFile> levels, CancellationToken cancellationToken)
    {
        var tried = ImmutableArray.CreateBuilder<TriedLevel>();
        foreach (var file in levels)
            tried.Add(new(file, Rows(file.Level, await LevelParts.OfAsync(eye, file.Level, effort, cancellationToken))));
        return tried.ToImmutable();
    }

    private ImmutableArray<LevelRow> Rows(Level level, LevelParts parts) =>
        [.. Lessons(level, parts).Select(lesson => Row(level, parts, lesson))];

    private IEnumerable<Lesson> Lessons(Level level, LevelParts parts)
    {
        var sizes = effort.Sizes.RemoveAll(size => 2 * size > (level.PhotoBudget ?? int.MaxValue));
        foreach (var size in sizes)
            yield return new(Balanced(size), draw => Stretch(parts, draw, size, size));

        foreach (var size in parts.AsTheyCome.IsEmpty ? [] : sizes)
            yield return new($"the first {2 * size}", draw => parts.AsTheyCome[draw][..(2 * size)]);

        var isDear = level.Customers.IsEmpty && level.Prices != ScoringRules.Standard;
        foreach (var size in sizes.Where(size => isDear && Cautious * size <= effort.PartsOfEach))
            yield return new($"{size} good, {Cautious * size} bad", draw => Stretch(parts, draw, size, Cautious * size));

        foreach (var size in level.Mix.Kinds.Length > 1 ? sizes : [])
            yield return new($"{Balanced(size)}, more labels", draw => Stretch(parts, draw, size, size), Labelling.Fine(level));

        foreach (var lesson in parts.Left.IsEmpty ? [] : LeftByLastShift(level, parts))
            yield return lesson;

        for (var customer = 0; customer < level.Customers.Length; customer++)
        {
            foreach (var size in sizes)
            {
                var who = $"{Balanced(size)}, customer {customer + 1}";
                if (customer > 0)
                    yield return new(who, draw => Stretch(parts, draw, size, size), Customer: customer);
                yield return new(
                    $"{who}, best limit",
                    draw => Stretch(parts, draw, size, size),
                    Customer: customer,
                    IsCareful: true
                );
            }
        }

        // The shift that counts must not be one of which mistakes were taught.
        foreach (var times in Repeats.Where(times => level.TeachingMix != level.Mix && times < parts.Shifts.Length))
        {
            foreach (var size in sizes)
                yield return new(
                    $"{Balanced(size)}, mistakes {(times == 1 ? "once" : "twice")}",
                    draw => Stretch(parts, draw, size, size),
                    Mistakes: times
                );
        }
    }

    private IEnumerable<Lesson> LeftByLastShift(Level level, LevelParts parts)
    {
        HashSet<Part> wrong =
        [
            .. Enumerable
                .Range(1, effort.Draws)
                .SelectMany(draw => LastShift.Of(level, (ulong)draw))
                .Where(left => left.IsMislabelled)
                .Select(left => left.Part),
        ];
        var (found, blamed) = Found(parts, wrong);
        yield return new("as the last shift left it", draw => parts.Left[draw], Turned(wrong));
        yield return new(
            $"with what “worth a look” names put right ({found.Count} of {wrong.Count} wrong ones, {blamed} right ones named)",
            draw => parts.Left[draw],
            Turned([.. wrong.Except(found)])
        );
        yield return new("the wrong ones thrown away", draw => parts.Left[draw].RemoveAll(seen => wrong.Contains(seen.Part)));
        yield return new("the wrong ones put right", draw => parts.Left[draw]);
    }

    // As a learner finds them who looks at what is named, puts right what is wrong, and looks again until nothing more is named.
    private static (HashSet<Part> Found, int Blamed) Found(LevelParts parts, HashSet<Part> wrong)
    {
        HashSet<Part> found = [],
            blamed = [];
        foreach (var left in parts.Left)
        {
            for (var before = -1; before != found.Count; )
            {
                before = found.Count;
                Robot robot = new(Turned([.. wrong.Except(found)]), left);
                foreach (var doubted in robot.Doubted)
                    (wrong.Contains(doubted.Part) ? found : blamed).Add(doubted.Part);
            }
        }

        return (found, blamed.Count);
    }

    // The two labels, the other way round for some parts.
    private static Labelling Turned(HashSet<Part> wrong)
    {
        var plain = Labelling.Plain;
        return new(
            plain.Cards,
            part => wrong.Contains(part) ? plain.Cards.First(card => card != plain.Of(part)) : plain.Of(part)
        );
    }

    private LevelRow Row(Level level, LevelParts parts, Lesson lesson)
    {
        var draws = Enumerable
            .Range(0, effort.Draws)
            .AsParallel()
            .AsOrdered()
            .Select(number =>
            {
                Robot robot = new(lesson.Labels ?? Labelling.Plain, lesson.Draw(number));
                return Choices.Select(settings => Shifts(settings, robot)).ToArray();
            })
            .ToArray();
        return new(lesson.Taught, Figures(0), Figures(1), Figures(2));

        ImmutableArray<ShiftResult> Shifts(ProjectSettings settings, Robot robot) =>
            [.. Enumerable.Range(0, parts.Shifts.Length).Select(first => Shift(settings, robot, first))];

        // Each shift is of new parts: its mistakes are taught, and the next one comes.
        ShiftResult Shift(ProjectSettings settings, Robot robot, int first)
        {
            for (var at = first; at < first + lesson.Mistakes; at++)
            {
                var shift = parts.Shifts[at % parts.Shifts.Length];
                var misjudged = robot.Sort(settings, level, shift).Misjudged.Select(part => part.Part.Id).ToHashSet();
                robot = robot.With(shift.Where(part => misjudged.Contains(part.Part.Id)));
            }

            return robot.Sort(
                settings,
                level,
                parts.Shifts[(first + lesson.Mistakes) % parts.Shifts.Length],
                lesson.Customer,
                lesson.IsCareful
            );
        }

        LevelFigures Figures(int choice) =>
            LevelFigures.Of([.. draws.Select(shifts => shifts[choice])], shift => Grade.For(shift, level));
    }

    /// <summary>So many good and bad parts, of each the ones that come after one another; each draw begins elsewhere.</summary>
    private ImmutableArray<SeenPart> Stretch(LevelParts parts, int draw, int good, int bad) =>
        [.. Stretch(parts.Good, draw, good), .. Stretch(parts.Bad, draw, bad)];

    private IEnumerable<SeenPart> Stretch(ImmutableArray<SeenPart> parts, int draw, int count) =>
        Enumerable.Range(draw * parts.Length / effort.Draws, count).Select(place => parts[place % parts.Length]);

    /// <summary>A way to teach.</summary>
    /// <param name="Taught">What is taught, in words.</param>
    /// <param name="Draw">The parts that are taught in a draw.</param>
    /// <param name="Labels">What they are called; the two labels of a level unless told.</param>
    /// <param name="Mistakes">Of how many shifts the mistakes are taught too, one after another.</param>
    /// <param name="Customer">Whom the shift is for.</param>
    /// <param name="IsCareful">Whether the limit is set that pays best.</param>
    private sealed record Lesson(
        string Taught,
        Func<int, ImmutableArray<SeenPart>> Draw,
        Labelling? Labels = null,
        int Mistakes = 0,
        int Customer = 0,
        bool IsCareful = false
    );
}
