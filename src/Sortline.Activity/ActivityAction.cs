using Sortline.Factory;
using Sortline.Learning;

namespace Sortline.Activity;

/// <summary>Something that happened in the activity: a fact, named in the past tense.</summary>
/// <remarks>A closed family: use pattern matching. One that no longer applies (a part that has gone, a label that was deleted) changes nothing.</remarks>
public abstract record ActivityAction
{
    private ActivityAction()
    {
    }

    /// <summary>The backbone loaded a little more, became ready, failed or started again.</summary>
    public sealed record BackboneChanged(Backbone Backbone) : ActivityAction;

    /// <summary>The learner asked to load the backbone again.</summary>
    public sealed record BackboneRetried : ActivityAction;

    /// <summary>The backbone has looked at a picture.</summary>
    public sealed record FeaturesExtracted(PictureId Picture, PictureFeatures Features) : ActivityAction;

    /// <summary>The backbone could not look at a picture.</summary>
    public sealed record ExtractionFailed(PictureId Picture, string Reason) : ActivityAction;

    /// <summary>The camera photographed a part.</summary>
    public sealed record PartPhotographed(Part Part, PictureId Picture, TimeSpan At) : ActivityAction;

    /// <summary>The classifier said what a part is, knowing what it knew in <paramref name="Generation"/>.</summary>
    public sealed record PartGuessed(PartId Part, Prediction Prediction, int Generation, TimeSpan At) : ActivityAction;

    /// <summary>The robot could not take a part that it was to take.</summary>
    public sealed record RejectMissed(PartId Part, MissReason Reason) : ActivityAction;

    /// <summary>A part reached a bin.</summary>
    public sealed record PartEnded(PartId Part, PartOutcome Outcome, TimeSpan At) : ActivityAction;

    /// <summary>The learner gave the part under the camera a label.</summary>
    public sealed record PartLabelled(PartId Part, Label Label) : ActivityAction;

    /// <summary>The learner let the part under the camera pass without a label.</summary>
    public sealed record PartSkipped(PartId Part) : ActivityAction;

    /// <summary>The learner made an example of a part from the report.</summary>
    public sealed record MistakeTaught(PartId Part, Label Label) : ActivityAction;

    /// <summary>The learner threw one example away.</summary>
    public sealed record ExampleDeleted(ExampleId Example) : ActivityAction;

    /// <summary>The learner gave an example another label.</summary>
    public sealed record ExampleMoved(ExampleId Example, Label To) : ActivityAction;

    /// <summary>The learner made a label.</summary>
    public sealed record LabelAdded(string Name, LabelColour Colour, Disposition Disposition) : ActivityAction;

    /// <summary>The learner edited a label: its name, colour or disposition.</summary>
    public sealed record LabelEdited(Label Label, string Name, LabelColour Colour, Disposition Disposition) : ActivityAction;

    /// <summary>The learner deleted a label with all its examples.</summary>
    public sealed record LabelDeleted(Label Label) : ActivityAction;

    /// <summary>The learner took the last act of teaching back.</summary>
    public sealed record TeachingUndone : ActivityAction;

    /// <summary>The belt was halted or set going.</summary>
    public sealed record PauseToggled : ActivityAction;

    /// <summary>The learner asked for one more part, then a halt.</summary>
    public sealed record StepRequested : ActivityAction;

    /// <summary>The learner asked to see the last seconds of a shift again; what happened stays as it is.</summary>
    public sealed record RewindRequested : ActivityAction;

    /// <summary>The learner set the belt's speed, in metres a second.</summary>
    public sealed record BeltSpeedSet(double MetresPerSecond) : ActivityAction;

    /// <summary>The learner went (back) to teaching.</summary>
    public sealed record TeachingOpened : ActivityAction;

    /// <summary>A shift began: the parts that the level and the seed name.</summary>
    public sealed record ShiftStarted : ActivityAction;

    /// <summary>The last part of a shift reached its bin.</summary>
    public sealed record ShiftEnded : ActivityAction;

    /// <summary>The learner chose another level or another seed; what was taught stays.</summary>
    public sealed record LevelChosen(Levels.Level Level, ulong Seed) : ActivityAction;

    /// <summary>Something went wrong that the learner should know.</summary>
    public sealed record NoticeRaised(string Text) : ActivityAction;

    /// <summary>The learner has read the notice.</summary>
    public sealed record NoticeDismissed : ActivityAction;
}
