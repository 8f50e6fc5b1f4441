using Sortline.Activity.Levels;
using Sortline.Activity.Quizzes;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The words for the six ideas of machines that learn, and for the questions about them.</summary>
public static class QuizTexts
{
    /// <summary>What an idea is called.</summary>
    public static Message Name(Misconception idea) => Message.Of($"idea.{Key(idea)}.name");

    /// <summary>What somebody says who has it.</summary>
    public static Message Said(Misconception idea) => Message.Of($"idea.{Key(idea)}.said");

    /// <summary>The question about it.</summary>
    public static Message Question(Misconception idea) => Message.Of($"quiz.{Key(idea)}.question");

    /// <summary>An answer to that question.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="answer"/> is <see cref="QuizAnswer.None"/>.</exception>
    public static Message Answer(Misconception idea, QuizAnswer answer) =>
        answer switch
        {
            QuizAnswer.Right => Message.Of($"quiz.{Key(idea)}.right"),
            QuizAnswer.Misconception => Message.Of($"quiz.{Key(idea)}.idea"),
            QuizAnswer.Other => Message.Of($"quiz.{Key(idea)}.other"),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No answer has no words."),
        };

    private static string Key(Misconception idea) =>
        idea switch
        {
            Misconception.ProgrammedBehaviour => "programmed",
            Misconception.Exactness => "exact",
            Misconception.DataStorage => "stored",
            Misconception.ContinuousLearning => "continuous",
            Misconception.UserTrainedModel => "user-trained",
            Misconception.AutonomousDataAcquisition => "autonomous",
            _ => throw new ArgumentOutOfRangeException(nameof(idea), idea, "An idea without words for it."),
        };
}
