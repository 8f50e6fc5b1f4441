using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Pictures;
using Sortline.Vision;

namespace Sortline.Cli.Training;

/// <summary>What only the pixels of pictures tell: which are near-copies, and which are hardly pictures of anything.</summary>
internal sealed class PictureChecks
{
    private readonly Dictionary<ExampleId, PicturePrint> _prints = [];

    /// <summary>The pictures of a single colour, in the order in which they came.</summary>
    public List<ExampleId> SingleColour { get; } = [];

    /// <summary>The pictures that have two values or two colours only: masks have them, photos hardly ever.</summary>
    public List<ExampleId> Masks { get; } = [];

    /// <summary>Looks at a picture.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="png">The picture as the network sees it.</param>
    public void Add(ExampleId id, byte[] png)
    {
        var picture = PictureReader.Read(png);
        _prints[id] = PicturePrint.Of(picture.Rgb);
        if (picture.Remark is PictureRemark.OneColour)
            SingleColour.Add(id);
        else if (picture.Remark is PictureRemark.TwoValuesOnly)
            Masks.Add(id);
    }

    /// <summary>The print of a picture; null if nobody showed it.</summary>
    public PicturePrint? PrintOf(ExampleId id) => _prints.GetValueOrDefault(id);
}
