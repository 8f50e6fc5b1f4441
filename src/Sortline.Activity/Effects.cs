using System.Collections.Immutable;
using Sortline.Activity.FeatureExtraction;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Keeping;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;

namespace Sortline.Activity;

/// <summary>The effects of the activity; the page and the tests take the same.</summary>
public static class Effects
{
    /// <summary>Makes all effects, in the order in which they are to hear of each action.</summary>
    /// <remarks>
    /// What effects dispatch is handled in the order in which they were called, and this order is the way of a picture: it is
    /// looked at, what is learned changes, the ways to learn are compared, the line is told. What is due to be saved is known before
    /// projects are opened and deleted. Pictures are let go last: until then any of the others may still ask for one.
    /// </remarks>
    public static ImmutableArray<IEffect> All(ActivityPorts ports)
    {
        ArgumentNullException.ThrowIfNull(ports);
        LineClock clock = new();
        TimeSlicer slicer = new(ports.Time);
        CopyIndex copies = new(ports.Pictures);
        NoveltyIndex novelty = new(copies);
        TrainClassifier classifier = new(clock, slicer, copies, novelty);
        DriveLine line = new(ports.View, ports.Pictures, clock, ports.Time);
        SaveAsYouGo saving = new(ports.Projects, line, ports.Time);
        return
        [
            new LoadBackbone(ports.Extractor),
            new ExtractFeatures(ports.Extractor),
            classifier,
            new CompareMethods(slicer, copies, novelty),
            new ShowClip(ports.View, ports.Time), // Before the line: a line that begins brings its own parts.
            line,
            new ShowRobot(ports.View),
            new PhotographSamples(ports.View, ports.Pictures),
            new SwapLamp(ports.View, ports.Pictures),
            new PhotographLastShift(ports.View, ports.Pictures),
            new MeasureProgress(ports.View, ports.Extractor, ports.Pictures, classifier, slicer),
            new MeasureMoments(slicer, copies),
            new DrawMap(classifier, slicer),
            new SaveAndOpenProject(ports.Files, ports.Pictures, ports.Time),
            new SaveAllProjects(ports.Projects, ports.Files, ports.Pictures, ports.Time),
            new AskAboutPhoto(ports.Files, ports.Pictures, ports.Extractor, classifier),
            new ImportPhotos(ports.Files, ports.Pictures),
            new LetNewsGo(ports.Time),
            saving,
            new KeepProjects(ports.Projects, saving),
            new ReleasePictures(ports.Pictures),
        ];
    }
}
