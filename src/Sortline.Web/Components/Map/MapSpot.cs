using Sortline.Activity.Dataset;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Web.Components.Map;

/// <summary>An example as the map draws it.</summary>
/// <param name="Example">The example as it is now, which may have moved since the map was drawn.</param>
/// <param name="Card">Its label.</param>
/// <param name="Shape">The shape of its label, see <see cref="MapInk.Shapes"/>.</param>
/// <param name="X">From the left, in the units of the drawing.</param>
/// <param name="Y">From the top.</param>
/// <param name="NearestOther">The example of another label that is most like it, if that is known.</param>
public sealed record MapSpot(TaughtExample Example, LabelCard Card, int Shape, double X, double Y, Influence? NearestOther)
{
    /// <summary>How far it is from a place, squared.</summary>
    public double SquareTo(double x, double y) => ((X - x) * (X - x)) + ((Y - y) * (Y - y));

    /// <summary>Which of nine fields of the map it lies in, in words.</summary>
    public Message Place =>
        ((int)(3 * Y / MapInk.Height), (int)(3 * X / MapInk.Width)) switch
        {
            (0, 0) => Message.Of("map.upper-left"),
            (0, 1) => Message.Of("map.upper"),
            (0, _) => Message.Of("map.upper-right"),
            (1, 0) => Message.Of("map.left"),
            (1, 1) => Message.Of("map.middle"),
            (1, _) => Message.Of("map.right"),
            (_, 0) => Message.Of("map.lower-left"),
            (_, 1) => Message.Of("map.lower"),
            _ => Message.Of("map.lower-right"),
        };
}
