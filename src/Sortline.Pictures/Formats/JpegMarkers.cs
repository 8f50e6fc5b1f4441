namespace Sortline.Pictures.Formats;

/// <summary>The second bytes of a JPEG's markers, as far as they are looked at.</summary>
internal static class JpegMarkers
{
    public const byte Tables = 0xC4,
        FirstRestart = 0xD0,
        LastRestart = 0xD7,
        Start = 0xD8,
        End = 0xD9,
        Scan = 0xDA,
        RestartInterval = 0xDD,
        App1 = 0xE1;

    /// <summary>Whether data follow that begin with their length.</summary>
    public static bool HasSegment(byte marker) => marker is not (0x01 or (>= FirstRestart and <= End));

    /// <summary>Whether it stands within packed pixels.</summary>
    public static bool IsRestart(byte marker) => marker is >= FirstRestart and <= LastRestart;
}
