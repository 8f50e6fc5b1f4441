namespace Sortline.Activity.Ports;

/// <summary>One thing that a project holds.</summary>
/// <param name="Key">What it is known by.</param>
/// <param name="Json">What it says: a JSON object.</param>
public sealed record StoredRecord(RecordKey Key, string Json)
{
    /// <summary>The picture that it is about; kept with it.</summary>
    public PictureId? Picture { get; init; }

    /// <summary>Numbers that would be too long as JSON.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }
}
