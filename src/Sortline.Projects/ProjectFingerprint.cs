using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sortline.Projects;

/// <summary>Tells whether two projects hold the same pictures with the same labels, however they are written and in whatever order.</summary>
public static class ProjectFingerprint
{
    /// <summary>What one example adds to it.</summary>
    /// <param name="label">The name of its label.</param>
    /// <param name="rgb">Its picture, three bytes a pixel, row by row; empty for an example without one.</param>
    /// <returns>
    /// The SHA-256 of the name's length in bytes (32 bits, least significant first), the name in UTF-8, and the picture; in lower-case hex.
    /// </returns>
    public static string OfExample(string label, ReadOnlySpan<byte> rgb)
    {
        ArgumentNullException.ThrowIfNull(label);
        var name = Encoding.UTF8.GetBytes(label);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, name.Length);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(length);
        sum.AppendData(name);
        sum.AppendData(rgb);
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    /// <summary>The fingerprint of a project.</summary>
    /// <param name="examples">What <see cref="OfExample"/> says of each, in any order.</param>
    /// <returns>The SHA-256 of these in ascending order, as the bytes that they stand for; in lower-case hex.</returns>
    public static string Of(IEnumerable<string> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return Convert.ToHexStringLower(
            SHA256.HashData(examples.Order(StringComparer.Ordinal).SelectMany(Convert.FromHexString).ToArray())
        );
    }
}
