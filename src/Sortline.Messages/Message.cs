using System.Collections.Immutable;

namespace Sortline.Messages;

/// <summary>What to say, not in which words: the key of a sentence in a catalogue, and what goes into its gaps.</summary>
/// <remarks>Immutable, and equal to another of the same key and arguments. The words come from a <see cref="Catalogue"/>.</remarks>
public sealed class Message : IEquatable<Message>
{
    private const string SequenceKey = "";

    private Message(string key, ImmutableArray<MessageArgument> arguments) => (Key, Arguments) = (key, arguments);

    /// <summary>The key of the sentence in the catalogue; empty for several sentences, see <see cref="Sequence"/>.</summary>
    public string Key { get; }

    /// <summary>What goes into the gaps. Each value is a text, a number or another message.</summary>
    public ImmutableArray<MessageArgument> Arguments { get; }

    /// <summary>Whether this is several sentences, one after the other.</summary>
    public bool IsSequence => Key == SequenceKey;

    /// <summary>One sentence.</summary>
    /// <param name="key">Its key in the catalogue.</param>
    /// <param name="arguments">What goes into its gaps: texts, numbers (<see cref="int"/>, <see cref="long"/>, <see cref="float"/>, <see cref="double"/>) or messages.</param>
    /// <exception cref="ArgumentException">The key is empty, or a value is of another type.</exception>
    public static Message Of(string key, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (arguments.IsEmpty)
            return new(key, []);

        var all = ImmutableArray.CreateBuilder<MessageArgument>(arguments.Length);
        foreach (var (name, value) in arguments)
            all.Add(new(name, value));
        return new(key, all.MoveToImmutable());
    }

    /// <summary>Several sentences, one after the other.</summary>
    /// <param name="messages">The sentences; <see langword="null"/> ones are left out, and of several in one each counts.</param>
    public static Message Sequence(params IEnumerable<Message?> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return new(
            SequenceKey,
            [
                .. messages
                    .OfType<Message>()
                    .SelectMany(message => message.IsSequence ? message.Arguments : [new MessageArgument("", message)]),
            ]
        );
    }

    /// <inheritdoc />
    public bool Equals(Message? other) =>
        other is not null && Key == other.Key && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Message);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Key, Arguments.Length);

    /// <summary>The key and the arguments, for developers.</summary>
    public override string ToString() =>
        IsSequence
            ? string.Join(' ', Arguments.Select(argument => argument.Value))
            : $"{Key}({string.Join(", ", Arguments.Select(argument => $"{argument.Name}: {argument.Value}"))})";
}
