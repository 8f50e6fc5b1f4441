namespace Sortline.Activity.Quizzes;

/// <summary>What was answered to a question of the quiz, whichever place the answer stood in.</summary>
public enum QuizAnswer
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What is so.</summary>
    Right,

    /// <summary>What somebody says who has the misconception that the question is about.</summary>
    Misconception,

    /// <summary>Something else that is not so.</summary>
    Other,
}

/// <summary>When the questions of the quiz are asked.</summary>
public enum QuizRound
{
    /// <summary>Before anything is taught.</summary>
    Before,

    /// <summary>After a shift.</summary>
    After,
}
