using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Shift;

/// <summary>Why, as the learner thinks, the robot made a mistake: to explain it to oneself is what one learns by, right or wrong.</summary>
/// <remarks>
/// A generic question, not one that gives the answer away: those did better where both were tried (Bisra et al., Inducing
/// self-explanation: a meta-analysis, 2018).
/// </remarks>
/// <param name="Part">The part that it was made on.</param>
/// <param name="Cause">What the learner chose; <see langword="null"/> if nothing.</param>
/// <param name="Text">What the learner wrote, at most <see cref="MaxLength"/> characters.</param>
public sealed record Explanation(PartId Part, MistakeCause? Cause, string Text)
{
    /// <summary>The most characters of <see cref="Text"/>.</summary>
    public const int MaxLength = 200;

    /// <summary>What the learner wrote, without spaces around it, cut to <see cref="MaxLength"/> characters.</summary>
    public string Text { get; } = Cut(Text);

    /// <summary>Whether nothing was chosen and nothing written.</summary>
    public bool IsEmpty => Cause is null && Text.Length == 0;

    /// <summary>The mistake that a report asks about: the first defect that got away, or else the first good part that was taken off.</summary>
    /// <returns><see langword="null"/> if the robot misjudged none.</returns>
    public static InspectedPart? MistakeOf(ShiftResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Misjudged.FirstOrDefault(part => part.OwnOutcome is PartOutcome.DefectShipped)
            ?? result.Misjudged.FirstOrDefault();
    }

    // Never half of a character that takes two.
    private static string Cut(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length <= MaxLength)
            return trimmed;
        return trimmed[..(char.IsHighSurrogate(trimmed[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}

/// <summary>What a learner may take for the cause of a mistake.</summary>
public enum MistakeCause
{
    /// <summary>It was never shown one like it.</summary>
    NeverSeen,

    /// <summary>It was shown too few.</summary>
    TooFew,

    /// <summary>One of its examples had a wrong label.</summary>
    WrongLabel,

    /// <summary>The part looks like those of another label.</summary>
    LooksAlike,

    /// <summary>Nobody had written a rule for it: as if it were programmed.</summary>
    NoRule,

    /// <summary>The learner does not know.</summary>
    Unknown,
}
