using System.Collections.Immutable;
using Sortline.Activity.Asking;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Factory.Line;
using Sortline.Factory.Motion;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Activity;

/// <summary>Something that happened in the activity: a fact, named in the past tense.</summary>
/// <remarks>A closed family: use pattern matching. One that no longer applies (a part that has gone, a label that was deleted) changes nothing.</remarks>
public abstract record ActivityAction
{
    private ActivityAction() { }

    /// <summary>The backbone loaded a little more, became ready, failed or started again.</summary>
    public sealed record BackboneChanged(BackboneStatus Backbone) : ActivityAction;

    /// <summary>The learner asked to load the backbone again.</summary>
    public sealed record BackboneRetried : ActivityAction;

    /// <summary>The backbone has looked at a picture, in the way that <paramref name="Views"/> says.</summary>
    public sealed record FeaturesExtracted(PictureId Picture, PictureFeatures Features, Augmentation Views) : ActivityAction;

    /// <summary>The backbone could not look at a picture.</summary>
    public sealed record ExtractionFailed(PictureId Picture, Message Reason) : ActivityAction;

    /// <summary>The camera photographed a part.</summary>
    public sealed record PartPhotographed(Part Part, PictureId Picture, TimeSpan At) : ActivityAction;

    /// <summary>The learner has read a line of the guide.</summary>
    public sealed record GuideRead(string Line) : ActivityAction;

    /// <summary>The learner wants to see the part under the camera under the other lamp, where the level has two.</summary>
    public sealed record LampSwapRequested : ActivityAction;

    /// <summary>The page shows a picture of what is under the camera, as large as the learner needs it to answer.</summary>
    public sealed record PictureShown(PictureId Picture) : ActivityAction;

    /// <summary>The camera photographed a part that shows what a level is about.</summary>
    public sealed record SamplePhotographed(string LevelId, Part Part, PictureId Picture) : ActivityAction;

    /// <summary>The camera could not photograph a part.</summary>
    public sealed record CameraFailed(PartId Part) : ActivityAction;

    /// <summary>The classifier said what a part is, knowing what it knew in <paramref name="DatasetVersion"/>.</summary>
    public sealed record PartClassified(PartId Part, Prediction Prediction, int DatasetVersion, TimeSpan At) : ActivityAction
    {
        /// <summary>How new the part is; <see langword="null"/> where nobody wants to know, or there is no saying.</summary>
        public PartNovelty? Novelty { get; init; }
    }

    /// <summary>The robot could not take a part that it was to take.</summary>
    public sealed record RejectMissed(PartId Part, MissReason Reason) : ActivityAction;

    /// <summary>A part reached a bin.</summary>
    public sealed record PartEnded(PartId Part, PartOutcome Outcome, TimeSpan At) : ActivityAction;

    /// <summary>While teaching a part came to a bin: where it was said to belong.</summary>
    public sealed record PartSorted(PartId Part, Bin Bin) : ActivityAction;

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

    /// <summary>The learner set how the robot is to look and to learn.</summary>
    public sealed record LearningSettingsChanged(ProjectSettings Settings) : ActivityAction;

    /// <summary>Every way to learn was tried on the examples.</summary>
    public sealed record MethodsCompared(MethodComparison Comparison) : ActivityAction;

    /// <summary>The examples were looked through for what may be wrong with them, knowing those of <paramref name="DatasetVersion"/>.</summary>
    public sealed record ExamplesInspected(ImmutableArray<Hint> Hints, int DatasetVersion) : ActivityAction
    {
        /// <summary>What they have in common; <see langword="null"/> if there are too few to say.</summary>
        public Familiarity? Familiar { get; init; }
    }

    /// <summary>The robot tried itself on hidden parts, knowing what it knew in <paramref name="DatasetVersion"/>.</summary>
    public sealed record ProgressMeasured(ProgressPoint Point, int DatasetVersion) : ActivityAction;

    /// <summary>The learner wants to see the map of what the robot sees.</summary>
    public sealed record MapOpened : ActivityAction;

    /// <summary>The learner has seen enough of the map.</summary>
    public sealed record MapClosed : ActivityAction;

    /// <summary>The map was drawn, or a part of it.</summary>
    public sealed record MapDrawn(ExampleMap Map) : ActivityAction;

    /// <summary>The learner took the last act of teaching back.</summary>
    public sealed record TeachingUndone : ActivityAction;

    /// <summary>The learner did the act again that was taken back last.</summary>
    public sealed record TeachingRedone : ActivityAction;

    /// <summary>The learner went to a moment of the teaching.</summary>
    /// <param name="Position">How many acts are done then.</param>
    public sealed record MomentChosen(int Position) : ActivityAction;

    /// <summary>How often the examples were right at a moment that had not been tried while it lasted.</summary>
    /// <param name="Act">The number of the act after which it was.</param>
    /// <param name="Accuracy">The share that was right, 0 to 1, each example hidden once.</param>
    public sealed record MomentMeasured(int Act, double Accuracy) : ActivityAction;

    /// <summary>The learner began a new project.</summary>
    /// <param name="Level">The level; left out, the one that is open.</param>
    public sealed record ProjectBegun(Levels.Level? Level = null) : ActivityAction;

    /// <summary>The learner chose a project out of the list, or a link named it.</summary>
    public sealed record ProjectChosen(ProjectId Project) : ActivityAction;

    /// <summary>A project was read that the browser keeps.</summary>
    /// <param name="Kept">What there is of it.</param>
    /// <param name="Notice">What the learner should know; <see langword="null"/> if nothing.</param>
    internal sealed record ProjectRead(Keeping.ProjectState Kept, Notice? Notice) : ActivityAction;

    /// <summary>A project that was left is kept whole, and other pages may write it.</summary>
    internal sealed record ProjectLetGo(ProjectId Project) : ActivityAction;

    /// <summary>The learner gave a project a name.</summary>
    public sealed record ProjectRenamed(ProjectId Project, string Name) : ActivityAction;

    /// <summary>The learner copied a project.</summary>
    /// <param name="Project">Which.</param>
    /// <param name="Name">What the copy is called.</param>
    public sealed record ProjectDuplicated(ProjectId Project, string Name) : ActivityAction;

    /// <summary>The learner deleted a project; it can be brought back until the page is left.</summary>
    public sealed record ProjectDeleted(ProjectId Project) : ActivityAction;

    /// <summary>The learner brought a deleted project back.</summary>
    public sealed record ProjectRestored(ProjectId Project) : ActivityAction;

    /// <summary>The learner opened the list of projects.</summary>
    public sealed record StartOpened : ActivityAction;

    /// <summary>Somebody came by an address that says nothing of what is to be opened: whoever has projects is shown the list.</summary>
    public sealed record Arrived : ActivityAction;

    /// <summary>The learner went back from the list of projects.</summary>
    public sealed record StartClosed : ActivityAction;

    /// <summary>The browser said which projects it keeps.</summary>
    public sealed record ProjectsListed(ImmutableArray<Keeping.ProjectCard> Cards) : ActivityAction;

    /// <summary>What was taught was saved, or could not be, or has yet to be.</summary>
    public sealed record SavingChanged(ProjectId Project, Keeping.SaveStatus Status) : ActivityAction;

    /// <summary>The learner wants to have it saved once more.</summary>
    public sealed record SavingRetried : ActivityAction;

    /// <summary>The learner wants to go on here with the project that another page holds.</summary>
    public sealed record TakeOverRequested : ActivityAction;

    /// <summary>The browser said how long it keeps what is saved.</summary>
    public sealed record PersistenceAnswered(StoragePersistence Persistence) : ActivityAction;

    /// <summary>The learner opened the last report again.</summary>
    public sealed record ReportOpened : ActivityAction;

    /// <summary>The learner asked to keep what was taught as a file.</summary>
    public sealed record ProjectSaveRequested : ActivityAction;

    /// <summary>What was taught was saved as a file.</summary>
    public sealed record ProjectFiled(DateTimeOffset At) : ActivityAction;

    /// <summary>The learner asked to keep every project of the list as a file of its own.</summary>
    public sealed record AllProjectsSaveRequested : ActivityAction;

    /// <summary>Projects of the list were saved as files.</summary>
    public sealed record ProjectsFiled(ImmutableArray<ProjectId> Projects, DateTimeOffset At) : ActivityAction;

    /// <summary>The learner chose a project file to open.</summary>
    public sealed record ProjectFileChosen(ChosenFile File) : ActivityAction;

    /// <summary>The folders of a file can be understood in two ways.</summary>
    /// <param name="Question">What is to be asked.</param>
    public sealed record LayoutUnclear(LayoutQuestion Question) : ActivityAction;

    /// <summary>The learner said which folders of the file that waits are the labels.</summary>
    /// <param name="Layout">Which; <see langword="null"/> to leave the file alone.</param>
    public sealed record LayoutChosen(LayoutChoice? Layout) : ActivityAction;

    /// <summary>A file was read: it becomes a project of its own.</summary>
    /// <param name="Name">What the project is called.</param>
    /// <param name="Project">What it holds.</param>
    /// <param name="Pictures">The pictures that were taken in. An example without one is left out.</param>
    /// <param name="Notice">What the learner should know of it.</param>
    public sealed record ProjectOpened(
        string Name,
        Project Project,
        ImmutableDictionary<ExampleId, PictureId> Pictures,
        Notice Notice
    ) : ActivityAction;

    /// <summary>The learner chose photos that are to become examples of a label.</summary>
    public sealed record PhotosChosen(Label Label, ImmutableArray<ChosenFile> Photos) : ActivityAction;

    /// <summary>The learner has read a tip.</summary>
    public sealed record TipRead : ActivityAction;

    /// <summary>The learner wants no tips.</summary>
    public sealed record TipsSkipped : ActivityAction;

    /// <summary>The learner asked what a photo is.</summary>
    public sealed record PhotoQuestioned(ChosenFile Photo) : ActivityAction;

    /// <summary>The photo that the learner asked about is a picture now.</summary>
    public sealed record PhotoShown(PictureId Picture) : ActivityAction;

    /// <summary>The robot said what it takes the photo for.</summary>
    public sealed record PhotoAnswered(PictureId Picture, PictureFeatures Features, Prediction Prediction) : ActivityAction;

    /// <summary>The learner has seen enough of the photo, or says what it is: then it becomes an example.</summary>
    public sealed record PhotoQuestionClosed(Label? Label) : ActivityAction;

    /// <summary>A photo that the learner chose is a picture now.</summary>
    public sealed record PhotoImported(PictureId Picture) : ActivityAction;

    /// <summary>The work on files has come so far.</summary>
    public sealed record FileTaskProgressed(int Done, int Total) : ActivityAction;

    /// <summary>The learner does not want to wait for the work on files: it leaves no trace.</summary>
    public sealed record FileTaskCancelled : ActivityAction;

    /// <summary>The work on files is over.</summary>
    /// <param name="Fault">What did not go as it should; <see langword="null"/> if all went well.</param>
    public sealed record FileTaskEnded(Message? Fault) : ActivityAction;

    /// <summary>The learner does not want to see a hint again, nor to be asked about it.</summary>
    public sealed record HintDismissed(Hint Hint) : ActivityAction;

    /// <summary>The robot asked its teacher something.</summary>
    public sealed record RobotAsked(RobotQuestion Question) : ActivityAction;

    /// <summary>The learner has answered what the robot asks, or does not want to now.</summary>
    public sealed record RobotQuestionClosed : ActivityAction;

    /// <summary>The learner wants no questions of the robot, or wants them again.</summary>
    public sealed record RobotQuestionsSwitched(bool IsOn) : ActivityAction;

    /// <summary>The learner said why the robot made a mistake of the report that is open.</summary>
    public sealed record MistakeExplained(Explanation Explanation) : ActivityAction;

    /// <summary>The learner said what the shift of the report that is open would bring once more.</summary>
    public sealed record RepeatForeseen(Outlook Outlook) : ActivityAction;

    /// <summary>The learner works for another customer of the level from now on, by its place among them.</summary>
    public sealed record CustomerChosen(int Customer) : ActivityAction;

    /// <summary>What the last shift of a level had taught was photographed.</summary>
    public sealed record LastShiftHandedOver(ProjectId Project, ImmutableArray<Levels.LeftPicture> Pictures) : ActivityAction;

    /// <summary>The learner threw all pictures away: only weights are left of them.</summary>
    public sealed record PicturesThrownAway : ActivityAction;

    /// <summary>The learner wants the pictures back that were thrown away all at once.</summary>
    public sealed record PicturesBroughtBack : ActivityAction;

    /// <summary>The learner wants to see how a mistake of the report happened; whether it runs at once, as not everybody wants motion.</summary>
    public sealed record ClipOpened(PartId Part, bool IsPlaying = false) : ActivityAction;

    /// <summary>The learner goes back to the report.</summary>
    public sealed record ClipClosed : ActivityAction;

    /// <summary>The learner lets the clip run, or halts it.</summary>
    public sealed record ClipToggled : ActivityAction;

    /// <summary>The learner chose a moment of the clip, in simulation time.</summary>
    public sealed record ClipMoved(TimeSpan At) : ActivityAction;

    /// <summary>The clip has run on.</summary>
    internal sealed record ClipPassed(TimeSpan At) : ActivityAction;

    /// <summary>What happened on the line in the course of a clip is known in full.</summary>
    internal sealed record ClipFilmed(PartId Part, ImmutableArray<LineEvent> Events) : ActivityAction;

    /// <summary>What was done to the line of the shift that just ended.</summary>
    internal sealed record ShiftRecorded(ShiftLog Log) : ActivityAction;

    /// <summary>The learner halted the belt or set it going.</summary>
    public sealed record PauseToggled : ActivityAction;

    /// <summary>The learner asked for one more part, then a halt.</summary>
    public sealed record StepRequested : ActivityAction;

    /// <summary>The belt halted: the part that the learner asked for is under the camera.</summary>
    public sealed record BeltPaused : ActivityAction;

    /// <summary>What the learner asked to see again has been shown.</summary>
    public sealed record ReplayEnded : ActivityAction;

    /// <summary>The learner asked to see the last seconds of a shift again; what happened stays as it is.</summary>
    public sealed record RewindRequested : ActivityAction;

    /// <summary>The learner set the belt's speed, in metres a second.</summary>
    public sealed record BeltSpeedSet(double MetresPerSecond) : ActivityAction;

    /// <summary>The learner said how sure the robot has to be that a part is bad, 0 to 1, before it takes it off.</summary>
    /// <param name="Share">The threshold; <see langword="null"/> to do what the most likely label says.</param>
    public sealed record ThresholdSet(double? Share) : ActivityAction;

    /// <summary>The learner said when the robot is to ask a person in a shift.</summary>
    /// <param name="Rule">When; <see langword="null"/> for never.</param>
    public sealed record AskingSet(AskRule? Rule) : ActivityAction;

    /// <summary>The learner went (back) to teaching.</summary>
    public sealed record TeachingOpened : ActivityAction;

    /// <summary>A shift began: the first parts that the level and the seed name.</summary>
    /// <param name="PartCount">How many; left out, as many as in the shift before, or as the level has.</param>
    /// <param name="Bet">How many of ten the learner thinks the robot will sort right; <see langword="null"/> without a bet.</param>
    public sealed record ShiftStarted(int? PartCount = null, int? Bet = null) : ActivityAction;

    /// <summary>The learner wants the rest of a shift in a few seconds; what comes of it stays the same.</summary>
    public sealed record FinishRequested : ActivityAction;

    /// <summary>The learner stopped a shift: what has been sorted by then is its report.</summary>
    public sealed record ShiftStopped : ActivityAction;

    /// <summary>The learner turned the robot's verdict on a part over.</summary>
    public sealed record PartOverruled(PartId Part) : ActivityAction;

    /// <summary>The last part of a shift reached its bin.</summary>
    public sealed record ShiftEnded : ActivityAction;

    /// <summary>The learner chose another level or another seed; what was taught stays.</summary>
    public sealed record LevelChosen(Levels.Level Level, ulong Seed) : ActivityAction;

    /// <summary>The learner wants other parts in the same level; what was taught stays.</summary>
    public sealed record NewPartsChosen : ActivityAction;

    /// <summary>The learner opened the list of levels.</summary>
    public sealed record LevelsOpened : ActivityAction;

    /// <summary>The learner left the list of levels for what was open before.</summary>
    public sealed record LevelsClosed : ActivityAction;

    /// <summary>Somebody opened the notes for teachers.</summary>
    public sealed record TeachersNotesOpened : ActivityAction;

    /// <summary>Somebody left the notes for teachers for what was open before.</summary>
    public sealed record TeachersNotesClosed : ActivityAction;

    /// <summary>The learner went to the quiz of after a shift.</summary>
    public sealed record QuizOpened : ActivityAction;

    /// <summary>The learner has answered the quiz that is open, or skips it.</summary>
    /// <param name="Answers">One for each of <see cref="QuizAnswers.Items"/>; <see cref="QuizAnswers.Skipped"/> to skip it.</param>
    public sealed record QuizClosed(ImmutableArray<QuizAnswer> Answers) : ActivityAction;

    /// <summary>The learner asked what the job is.</summary>
    public sealed record BriefOpened : ActivityAction;

    /// <summary>The learner has read what the job is.</summary>
    public sealed record BriefClosed : ActivityAction;

    /// <summary>Something went wrong that the learner should know.</summary>
    public sealed record NoticeRaised(Message Fault) : ActivityAction;

    /// <summary>The learner has read the notice.</summary>
    public sealed record NoticeDismissed : ActivityAction;
}
