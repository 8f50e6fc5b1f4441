namespace Sortline.Messages;

/// <summary>What a gap of a sentence takes.</summary>
public enum ArgumentKind
{
    /// <summary>A text, a number or a message.</summary>
    Any,

    /// <summary>A number with as many decimals as it has, up to three.</summary>
    Number,

    /// <summary>A number with a fixed number of decimals.</summary>
    Decimals,

    /// <summary>A whole number with its sign, but for 0.</summary>
    WithSign,

    /// <summary>A share from 0 to 1.</summary>
    Percent,

    /// <summary>A whole number that the words agree with.</summary>
    Plural,

    /// <summary>One of several words that the sentence knows.</summary>
    Select,
}
