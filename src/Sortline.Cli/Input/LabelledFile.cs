using Sortline.Learning;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Input;

/// <summary>A picture of which it is said what it shows.</summary>
/// <param name="Label">Its label: the place of the label's name among all names.</param>
/// <param name="Picture">Where it is.</param>
/// <param name="Part">What it is for.</param>
internal readonly record struct LabelledFile(Label Label, FoundPicture Picture, DatasetPart Part);
