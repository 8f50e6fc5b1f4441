using System.Text;

namespace Sortline.Projects.Imports;

/// <summary>The rules for folders that are called like the labels of the pictures in them, wherever such folders are read.</summary>
public static class FolderRules
{
    // Of macOS, Windows, Linux, network drives and programs that show pictures. What begins with a dot is litter anyway.
    private static readonly string[] Litter =
    [
        "__MACOSX",
        "Icon\r",
        "Network Trash Folder",
        "Temporary Items",
        "desktop.ini",
        "Thumbs.db",
        "ehthumbs.db",
        "ehthumbs_vista.db",
        "$RECYCLE.BIN",
        "RECYCLER",
        "System Volume Information",
        "FOUND.000",
        "lost+found",
        "@eaDir",
        "@Recycle",
        "#recycle",
        "#snapshot",
        "Picasa.ini",
        "ZbThumbnail.info",
        "__pycache__",
    ];

    /// <summary>Whether a file or folder is one that systems and archivers leave behind. It is skipped without a word.</summary>
    /// <param name="name">Its own name, without the folders around it.</param>
    public static bool IsLitter(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);

        // “.5 mm” is a label.
        return (name[0] == '.' && !(name.Length > 1 && char.IsAsciiDigit(name[1])))
            || Litter.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file is called like a picture. What it is, only its content says.</summary>
    /// <param name="path">Its name, with or without folders.</param>
    public static bool IsNamedLikePicture(string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        return PictureNames.IsPicture(path);
    }

    /// <summary>What puts names into the order that people expect when it is compared ordinally: 2.png comes before 10.png.</summary>
    public static string NaturalSortKey(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        var numbered = new StringBuilder();
        for (var at = 0; at < name.Length; )
        {
            var end = at;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
                end++;
            if (end > at)
                numbered.Append('0', Math.Max(0, 10 - (end - at))).Append(name, at, end - at);
            else
                numbered.Append(name[end++]);
            at = end;
        }

        return numbered.ToString();
    }
}
