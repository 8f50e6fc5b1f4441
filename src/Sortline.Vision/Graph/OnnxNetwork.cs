using System.Collections.Immutable;

namespace Sortline.Vision.Graph;

/// <summary>A converted network.</summary>
/// <param name="File">The model, as ONNX keeps it.</param>
/// <param name="Lengths">How many numbers each piece has.</param>
internal sealed record OnnxNetwork(byte[] File, ImmutableArray<int> Lengths);
