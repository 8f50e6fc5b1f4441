using System.Collections.Immutable;
using Sortline.Activity.Levels;
using Sortline.Factory.Numerics;

namespace Sortline.Activity.Quizzes;

/// <summary>What a learner answered in the quiz: the same six questions before the first teaching and after a shift.</summary>
/// <remarks>
/// Both lists are empty until they were asked for; then they have one answer to each of <see cref="Items"/>, in that order. Which
/// answers are right is told at no time: the second round would measure that.
/// </remarks>
public sealed record QuizAnswers
{
    // All orders of three answers.
    private static readonly ImmutableArray<ImmutableArray<QuizAnswer>> Orders =
    [
        [QuizAnswer.Right, QuizAnswer.Misconception, QuizAnswer.Other],
        [QuizAnswer.Right, QuizAnswer.Other, QuizAnswer.Misconception],
        [QuizAnswer.Misconception, QuizAnswer.Right, QuizAnswer.Other],
        [QuizAnswer.Misconception, QuizAnswer.Other, QuizAnswer.Right],
        [QuizAnswer.Other, QuizAnswer.Right, QuizAnswer.Misconception],
        [QuizAnswer.Other, QuizAnswer.Misconception, QuizAnswer.Right],
    ];

    private const string Letters = "-rmo"; // One for each QuizAnswer.

    /// <summary>What the questions are about, one each.</summary>
    public static ImmutableArray<Misconception> Items { get; } = [.. Enum.GetValues<Misconception>()];

    /// <summary>Nothing was asked yet.</summary>
    public static QuizAnswers None { get; } = new();

    /// <summary>The answers of a learner who skips them all.</summary>
    public static ImmutableArray<QuizAnswer> Skipped { get; } = [.. Items.Select(_ => QuizAnswer.None)];

    /// <summary>What was answered before the first teaching.</summary>
    public ImmutableArray<QuizAnswer> Before { get; init; } = [];

    /// <summary>What was answered after a shift.</summary>
    public ImmutableArray<QuizAnswer> After { get; init; } = [];

    /// <summary>Whether no question was answered, in neither round.</summary>
    public bool IsUnanswered => RightIn(Before) is null && RightIn(After) is null;

    /// <summary>How many answers are right; <see langword="null"/> if nothing was answered.</summary>
    public static int? RightIn(ImmutableArray<QuizAnswer> answers) =>
        answers.All(answer => answer is QuizAnswer.None) ? null : answers.Count(answer => answer is QuizAnswer.Right);

    /// <summary>The answers to choose from, in the order in which they stand. In the second round it is always another.</summary>
    /// <param name="item">What the question is about.</param>
    /// <param name="round">Which time it is asked.</param>
    /// <param name="seed">The same seed gives the same orders.</param>
    public static ImmutableArray<QuizAnswer> ChoicesFor(Misconception item, QuizRound round, ulong seed)
    {
        Pcg32 chance = new(seed, (ulong)item);
        var first = chance.NextBelow(Orders.Length);
        var second = (first + 1 + chance.NextBelow(Orders.Length - 1)) % Orders.Length;
        return Orders[round is QuizRound.Before ? first : second];
    }

    /// <summary>The answers of a round as they are kept: a letter for each, such as <c>rrm-or</c>; <see langword="null"/> if it was not asked.</summary>
    public static string? ToText(ImmutableArray<QuizAnswer> answers) =>
        answers.IsEmpty ? null : string.Concat(answers.Select(answer => Letters[(int)answer]));

    /// <summary>Reads what was kept; what makes no sense was not asked.</summary>
    public static ImmutableArray<QuizAnswer> FromText(string? text) =>
        text?.Length == Items.Length && text.All(Letters.Contains)
            ? [.. text.Select(letter => (QuizAnswer)Letters.IndexOf(letter, StringComparison.Ordinal))]
            : [];
}
