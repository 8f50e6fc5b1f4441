using System.Collections.Immutable;

namespace Sortline.Messages;

/// <summary>A piece of a pattern.</summary>
internal abstract record Piece
{
    private Piece() { }

    /// <summary>Words.</summary>
    public sealed record Words(string Text) : Piece;

    /// <summary>The number of the plural around it.</summary>
    public sealed record Count : Piece;

    /// <summary>A gap.</summary>
    public sealed record Gap(string Name, ArgumentKind Kind, int Decimals) : Piece;

    /// <summary>Several ways to go on, after a number or a word.</summary>
    public sealed record Choice(string Name, ArgumentKind Kind, ImmutableDictionary<string, ImmutableArray<Piece>> Branches)
        : Piece;
}
