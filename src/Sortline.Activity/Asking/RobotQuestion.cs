using Sortline.Activity.Ports;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Asking;

/// <summary>Something the robot asks its teacher.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Picture">The picture under the camera that it is about; <see langword="null"/> if it is about examples.</param>
public sealed record RobotQuestion(Hint About, PictureId? Picture = null);
