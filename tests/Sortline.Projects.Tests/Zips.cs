using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Sortline.Projects.Tests;

/// <summary>Makes and remakes zips with the runtime's own archive, which is not what the library uses.</summary>
internal static class Zips
{
    public static byte[] Of(params ReadOnlySpan<(string Name, byte[] Bytes)> files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return zip.ToArray();
    }

    public static byte[] Of(params ReadOnlySpan<(string Name, string Text)> files)
    {
        var all = new List<(string, byte[])>();
        foreach (var (name, text) in files)
            all.Add((name, Encoding.UTF8.GetBytes(text)));
        return Of([.. all]);
    }

    /// <summary>The same files with some changed; null takes one away.</summary>
    public static byte[] Change(
        byte[] zip,
        Func<string, byte[], byte[]?> change,
        params ReadOnlySpan<(string Name, byte[] Bytes)> more
    )
    {
        var files = new List<(string, byte[])>();
        foreach (var (name, bytes) in Files(zip))
        {
            if (change(name, bytes) is { } changed)
                files.Add((name, changed));
        }

        files.AddRange(more);
        return Of([.. files]);
    }

    /// <summary>The same files with the text of the list changed.</summary>
    public static byte[] ChangeList(byte[] zip, Func<string, string> change) =>
        Change(
            zip,
            (name, bytes) => name == "project.json" ? Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes))) : bytes
        );

    public static byte[] ChangeList(byte[] zip, string what, string by) =>
        ChangeList(
            zip,
            list =>
            {
                Assert.Contains(what, list, StringComparison.Ordinal);
                return list.Replace(what, by, StringComparison.Ordinal);
            }
        );

    public static string List(byte[] zip) =>
        Encoding.UTF8.GetString(Files(zip).Single(file => file.Name == "project.json").Bytes);

    public static IEnumerable<(string Name, byte[] Bytes)> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return (entry.FullName, bytes.ToArray());
        }
    }

    /// <summary>Lets each directory entry claim another unpacked length.</summary>
    public static byte[] Lie(byte[] zip, uint length)
    {
        var lying = zip.ToArray();
        for (var at = 0; at < lying.Length - 46; at++)
        {
            if (lying.AsSpan(at).StartsWith("PK\u0001\u0002"u8))
                BinaryPrimitives.WriteUInt32LittleEndian(lying.AsSpan(at + 24), length);
        }

        return lying;
    }
}
