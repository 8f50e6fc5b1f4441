using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sortline.Projects;

/// <summary>Tells whether two projects hold the same pictures with the same labels, however they are written and in whatever order.</summary>
/// <remarks>
/// Of each example the SHA-256 of its label's name (its length in bytes as 32 bits, least significant first, then UTF-8) followed by red,
/// green and blue of its picture, row by row; of these, in ascending order, the SHA-256 again. An example without a picture counts with
/// its label alone.
/// </remarks>
public sealed class ProjectFingerprint
{
    private readonly Lock _lock = new();
    private readonly List<byte[]> _sums = [];

    /// <summary>Adds an example. Several threads may do so at once.</summary>
    /// <param name="label">The name of its label.</param>
    /// <param name="rgb">Its picture, three bytes a pixel; empty for an example without one.</param>
    public void Add(string label, ReadOnlySpan<byte> rgb)
    {
        ArgumentNullException.ThrowIfNull(label);
        var name = Encoding.UTF8.GetBytes(label);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, name.Length);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(length);
        sum.AppendData(name);
        sum.AppendData(rgb);
        lock (_lock)
            _sums.Add(sum.GetHashAndReset());
    }

    /// <summary>The fingerprint of what was added so far, in lower-case hex.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            var ordered = _sums.OrderBy(Convert.ToHexStringLower, StringComparer.Ordinal).SelectMany(sum => sum).ToArray();
            return Convert.ToHexStringLower(SHA256.HashData(ordered));
        }
    }
}
