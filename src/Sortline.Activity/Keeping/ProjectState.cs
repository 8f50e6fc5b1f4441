using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Learning.Inspection;
using Sortline.Projects;

namespace Sortline.Activity.Keeping;

/// <summary>All that belongs to one project, while another is open or before it is.</summary>
internal sealed record ProjectState(ProjectId Id, Level Level, ulong Seed)
{
    /// <summary>What the learner calls it; <see langword="null"/> for one that goes by its level.</summary>
    public string? Name { get; init; }

    /// <summary>The labels in the order of their number keys.</summary>
    public ImmutableArray<LabelCard> Labels { get; init; } = [];

    /// <summary>What has been taught.</summary>
    public ImmutableArray<TaughtExample> Examples { get; init; } = [];

    /// <summary>How the robot looks and learns.</summary>
    public ProjectSettings Settings { get; init; } = new();

    /// <summary>The hints that the learner has put aside.</summary>
    public ImmutableHashSet<Hint> Dismissed { get; init; } = [];

    /// <summary>What was done, and can be taken back.</summary>
    public History History { get; init; } = History.None;

    /// <summary>How much the robot had learned after so many examples.</summary>
    public ImmutableArray<ProgressPoint> Progress { get; init; } = [];

    /// <summary>The last finished shift.</summary>
    public ShiftResult? LastResult { get; init; }

    /// <summary>How many parts a shift has, if the learner chose.</summary>
    public int? ChosenPartsPerShift { get; init; }

    /// <summary>The belt's speed in a shift, in metres a second.</summary>
    public double? BeltSpeed { get; init; }

    /// <summary>See <see cref="ActivityState.RejectThreshold"/>.</summary>
    public double? RejectThreshold { get; init; }

    /// <summary>See <see cref="ActivityState.Customer"/>.</summary>
    public int Customer { get; init; }

    /// <summary>See <see cref="ActivityState.Asking"/>.</summary>
    public AskRule? Asking { get; init; }

    /// <summary>What was answered in the quiz.</summary>
    public QuizAnswers Quiz { get; init; } = QuizAnswers.None;

    /// <summary>What was being done; <see langword="null"/> for teaching.</summary>
    public Scene? Scene { get; init; }

    /// <summary>How often teaching had been opened, so that other parts come.</summary>
    public int LastRound { get; init; }

    /// <summary>Ids that were given out, so that none comes twice.</summary>
    public int LastExampleId { get; init; }

    /// <inheritdoc cref="LastExampleId"/>
    public int LastLabelId { get; init; }

    /// <summary>When it was last saved as a file.</summary>
    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>Whether another page holds it, so that it can only be looked at here.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether all of it is kept and other pages may write it: what is known of it here may be out of date.</summary>
    public bool IsLetGo { get; init; }

    /// <summary>Whether there is anything in it that somebody would miss.</summary>
    /// <remarks>What the last shift of a level left can be made again at any time.</remarks>
    public bool IsWorthKeeping =>
        Examples.Any(example => !example.IsOfLastShift)
        || !History.Acts.IsEmpty
        || LastResult is not null
        || Name is not null
        || !Quiz.IsUnanswered;

    /// <summary>All pictures that it can show.</summary>
    public IEnumerable<PictureId> Pictures()
    {
        foreach (var example in Examples)
        {
            if (example.Picture is { } shown)
                yield return shown;
        }

        foreach (var picture in History.Pictures())
            yield return picture;
        foreach (var part in (LastResult?.Parts ?? []).Concat(Scene?.AllParts ?? []))
            yield return part.Picture;
    }
}
