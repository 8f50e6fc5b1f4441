namespace Sortline.Activity.Ports;

/// <summary>All that the activity needs of the world outside.</summary>
/// <param name="View">The factory as it is drawn.</param>
/// <param name="Extractor">The backbone.</param>
/// <param name="Files">The learner's files.</param>
/// <param name="Pictures">The pictures.</param>
/// <param name="Projects">What the browser keeps between visits.</param>
/// <param name="Time">The time on the wall, for waiting and for giving the page its turn.</param>
public sealed record ActivityPorts(
    IFactoryView View,
    IFeatureExtractor Extractor,
    IFiles Files,
    IPictures Pictures,
    IProjectStore Projects,
    TimeProvider Time
);
