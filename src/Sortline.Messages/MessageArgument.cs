namespace Sortline.Messages;

/// <summary>What goes into one gap of a sentence.</summary>
public readonly record struct MessageArgument
{
    /// <summary>Names a value.</summary>
    /// <param name="name">The name of the gap.</param>
    /// <param name="value">A text, a number or a message; <see langword="null"/> is an empty text.</param>
    /// <exception cref="ArgumentException">The value is of another type.</exception>
    public MessageArgument(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Value = value switch
        {
            null => "",
            string or Message or double => value,
            int number => (long)number,
            float number => (double)number,
            long => value,
            _ => throw new ArgumentException(
                $"A {value.GetType().Name} does not fit into a sentence. Give a text, a number or a message.",
                nameof(value)
            ),
        };
    }

    /// <summary>The name of the gap.</summary>
    public string Name { get; }

    /// <summary>A <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or <see cref="Message"/>.</summary>
    public object Value { get; }
}
