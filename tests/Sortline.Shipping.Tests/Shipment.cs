using System.Collections.Immutable;
using System.IO.Compression;

namespace Sortline.Shipping.Tests;

/// <summary>Files as they reach a user, read when asked for: a package or a published folder. Names have slashes.</summary>
internal sealed class Shipment
{
    private readonly ImmutableSortedDictionary<string, Func<byte[]>> _files;

    private Shipment(IEnumerable<KeyValuePair<string, Func<byte[]>>> files) =>
        _files = files.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Names => _files.Keys;

    public static Shipment OfPackage(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        Assert.Empty(
            zip.Entries.GroupBy(entry => entry.FullName)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key} is twice in {file}")
        );
        return new([.. zip.Entries.Select(entry => KeyValuePair.Create(entry.FullName, () => Read(file, entry.FullName)))]);
    }

    public static Shipment OfFolder(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file =>
                    KeyValuePair.Create(Path.GetRelativePath(folder, file).Replace('\\', '/'), () => File.ReadAllBytes(file))
                )
        );

    public bool Has(string name) => _files.ContainsKey(name);

    public byte[] Bytes(string name) => Has(name) ? _files[name]() : throw new FileNotFoundException($"{name} does not ship.");

    public string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));

    /// <summary>The same with one file more, or another one of that name.</summary>
    public Shipment With(string name, byte[] content) => new(_files.SetItem(name, () => content));

    private static byte[] Read(string file, string name)
    {
        using var zip = ZipFile.OpenRead(file);
        using var content = zip.GetEntry(name)!.Open();
        using MemoryStream bytes = new();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
