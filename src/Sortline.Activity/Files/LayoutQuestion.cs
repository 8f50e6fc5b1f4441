using System.Collections.Immutable;
using Sortline.Activity.Ports;
using Sortline.Messages;
using Sortline.Projects.Imports;

namespace Sortline.Activity.Files;

/// <summary>A file whose folders can be understood in two ways: the learner is to say which is meant.</summary>
/// <param name="File">The file; it waits.</param>
/// <param name="Reason">What is unclear.</param>
/// <param name="Readings">What there is to choose from.</param>
public sealed record LayoutQuestion(ChosenFile File, Message Reason, ImmutableArray<LayoutReading> Readings);
