using System.Collections.Immutable;
using Sortline.Messages;

namespace Sortline.Web.Components.Teachers;

/// <summary>A lesson of 45 minutes, as the notes for teachers show it; docs/teachers.md says the same at length.</summary>
public static class LessonPlan
{
    /// <summary>The steps, in order and without a gap.</summary>
    public static ImmutableArray<LessonStep> Steps { get; } =
    [
        new(0, 5, "start"),
        new(5, 10, "questions"),
        new(10, 18, "teach"),
        new(18, 23, "shift"),
        new(23, 28, "why"),
        new(28, 36, "repair"),
        new(36, 40, "again"),
        new(40, 45, "end"),
    ];
}

/// <summary>A step of a lesson.</summary>
/// <param name="From">The minute in which it begins.</param>
/// <param name="To">The minute in which it ends.</param>
/// <param name="Name">What its words stand under in the catalogue.</param>
public sealed record LessonStep(int From, int To, string Name)
{
    /// <summary>What the pupils do.</summary>
    public Message Pupils => Message.Of($"plan.{Name}.pupils");

    /// <summary>What the teacher says.</summary>
    public Message Teacher => Message.Of($"plan.{Name}.teacher");
}
