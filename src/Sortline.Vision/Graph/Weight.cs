using System.Collections.Immutable;

namespace Sortline.Vision.Graph;

/// <summary>A constant of a TensorFlow graph.</summary>
/// <param name="Type">The type of its numbers, in TensorFlow.js' words.</param>
/// <param name="Shape">How many numbers along each axis; empty for a single number.</param>
/// <param name="Bytes">The numbers, least significant byte first, the last axis fastest.</param>
internal sealed record Weight(string Type, ImmutableArray<int> Shape, ReadOnlyMemory<byte> Bytes);
