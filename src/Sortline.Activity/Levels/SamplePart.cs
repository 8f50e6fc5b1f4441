using Sortline.Activity.Ports;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Levels;

/// <summary>A part that shows what a level is about, and the camera's picture of it.</summary>
public sealed record SamplePart(Part Part, PictureId Picture);
