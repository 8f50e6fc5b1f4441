namespace Sortline.Activity;

/// <summary>The activity as an effect sees it: what is so now, and a way to say what happened.</summary>
public interface IDispatcher
{
    /// <summary>The state as it is now.</summary>
    ActivityState State { get; }

    /// <summary>Tells the activity what happened. Until the reducer has answered, the state stays as it is.</summary>
    void Dispatch(ActivityAction action);

    /// <summary>Tells of a failure that nobody foresaw: the learner reads a sentence, the log gets the rest, and the activity goes on.</summary>
    void Report(Exception failure);
}
