using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Projects;

namespace Sortline.Activity.Dataset;

/// <summary>What the learner sees of a label: its name, its colour, and what the robot does with parts that get it.</summary>
/// <remarks>The <see cref="Label"/> is the identity; everything else can change without touching an example.</remarks>
/// <param name="Label">The stable id that examples and predictions carry.</param>
/// <param name="Name">A clean name, see <see cref="LabelName"/>.</param>
/// <param name="Colour">The colour of its button, bars and frames.</param>
/// <param name="Disposition">Whether the robot lets such parts pass or takes them off the belt.</param>
public sealed record LabelCard(Label Label, string Name, LabelColour Colour, Disposition Disposition);
