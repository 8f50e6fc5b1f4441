using System.Security.Cryptography;
using System.Text.Json;

namespace Sortline.Vision.Graph;

/// <summary>The network's files, which are part of this library; no other network can be given to it.</summary>
internal static class ModelFiles
{
    /// <summary>Reads the network, after checking that it is the one that the page uses.</summary>
    /// <exception cref="InvalidDataException">A file is not the expected one.</exception>
    public static TensorFlowGraph Read()
    {
        using var expected = JsonDocument.Parse(Resource("backbone.json"));
        return TensorFlowGraph.Read(Checked("graph"), Checked("weights"));

        byte[] Checked(string name) =>
            Check(Resource(name), name, expected.RootElement.GetProperty(name).GetProperty("sha256").GetString()!);
    }

    /// <summary>A file of this library.</summary>
    internal static byte[] Resource(string name)
    {
        using var stream =
            typeof(ModelFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException(
                $"{typeof(ModelFiles).Assembly.GetName().Name} was built without its file “{name}”. Build it again."
            );
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Gives back the bytes if they are the expected ones.</summary>
    internal static byte[] Check(byte[] bytes, string name, string sha256) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256
            ? bytes
            : throw new InvalidDataException(
                $"The file of the network that holds its {name} is not the expected one (SHA-256). Install Sortline again."
            );
}
