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

    /// <summary>Two stored files whose names are written in some encoding that the zip does not name.</summary>
    public static byte[] Raw((string Name, byte[] Bytes) one, (string Name, byte[] Bytes) other, Encoding names) =>
        Write([one, other], names, isLarge: false);

    /// <summary>Stored files in the large format ("zip64"): every size and place stands in the extra fields.</summary>
    public static byte[] Large(params (string Name, byte[] Bytes)[] files) => Write(files, Encoding.UTF8, isLarge: true);

    private static byte[] Write((string Name, byte[] Bytes)[] files, Encoding names, bool isLarge)
    {
        using var zip = new MemoryStream();
        using var writer = new BinaryWriter(zip);
        List<long> starts = [];
        foreach (var (name, bytes) in files)
        {
            starts.Add(zip.Position);
            writer.Write(0x04034b50u);
            Head(names.GetBytes(name), bytes, extra: 0);
            writer.Write(names.GetBytes(name));
            writer.Write(bytes);
        }

        var list = zip.Position;
        foreach (var ((name, bytes), start) in files.Zip(starts))
        {
            writer.Write(0x02014b50u);
            writer.Write((ushort)45);
            Head(names.GetBytes(name), bytes, isLarge ? 28 : 0);
            writer.Write(new byte[10]);
            writer.Write(isLarge ? uint.MaxValue : (uint)start);
            writer.Write(names.GetBytes(name));
            if (isLarge)
            {
                writer.Write((ushort)1);
                writer.Write((ushort)24);
                writer.Write((long)bytes.Length);
                writer.Write((long)bytes.Length);
                writer.Write(start);
            }
        }

        var end = zip.Position;
        if (isLarge)
        {
            writer.Write(0x06064b50u);
            writer.Write(44L);
            writer.Write((ushort)45);
            writer.Write((ushort)45);
            writer.Write(0L);
            writer.Write((long)files.Length);
            writer.Write((long)files.Length);
            writer.Write(end - list);
            writer.Write(list);
            writer.Write(0x07064b50u);
            writer.Write(0u);
            writer.Write(end);
            writer.Write(1u);
        }

        writer.Write(0x06054b50u);
        writer.Write(0u);
        writer.Write(isLarge ? ushort.MaxValue : (ushort)files.Length);
        writer.Write(isLarge ? ushort.MaxValue : (ushort)files.Length);
        writer.Write(isLarge ? uint.MaxValue : (uint)(end - list));
        writer.Write(isLarge ? uint.MaxValue : (uint)list);
        writer.Write((ushort)0);
        return zip.ToArray();

        void Head(byte[] name, byte[] bytes, int extra)
        {
            var isElsewhere = isLarge && extra > 0;
            writer.Write((ushort)45);
            writer.Write(0u); // Flags and method: stored, and no word of the encoding.
            writer.Write(0u);
            writer.Write(Formats.Crc32.Append(0, bytes));
            writer.Write(isElsewhere ? uint.MaxValue : (uint)bytes.Length);
            writer.Write(isElsewhere ? uint.MaxValue : (uint)bytes.Length);
            writer.Write((ushort)name.Length);
            writer.Write((ushort)extra);
        }
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
