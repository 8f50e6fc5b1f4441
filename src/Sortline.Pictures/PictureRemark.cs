namespace Sortline.Pictures;

/// <summary>What is odd about a picture that was read: it may be right, and is worth a look.</summary>
public enum PictureRemark
{
    /// <summary>It is almost black, as data of 12 bits are in a file that has 16.</summary>
    AlmostBlack,

    /// <summary>It has two values only, as a mask has that says where something is.</summary>
    TwoValuesOnly,

    /// <summary>All of it is one colour.</summary>
    OneColour,

    /// <summary>Its data contradict themselves, as after a wrong byte.</summary>
    Damaged,

    /// <summary>A large part of it, up to an edge, is one grey, as where a damaged JPEG breaks off.</summary>
    PartlyGrey,

    /// <summary>It is almost black, and its file holds no more bits than it shows.</summary>
    Dark,
}
