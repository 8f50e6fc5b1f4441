using System.Collections.Concurrent;
using System.Text.Json;

namespace Sortline.Messages;

/// <summary>The sentences of one language, by key.</summary>
/// <remarks>
/// Read from a JSON object: the key <c>$language</c> says what the language does with numbers, every other key is a sentence in
/// the notation of <see cref="MessagePattern"/>. Patterns are parsed when first used. Immutable to whoever reads it, and safe for several threads.
/// </remarks>
public sealed class Catalogue
{
    private const string Header = "$language";

    private readonly ConcurrentDictionary<string, MessagePattern> _parsed = [];
    private readonly Dictionary<string, string> _patterns;
    private readonly Func<string, string>? _translate;

    private Catalogue(Language language, Dictionary<string, string> patterns, Func<string, string>? translate = null) =>
        (Language, _patterns, _translate) = (language, patterns, translate);

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>The keys of all sentences.</summary>
    public IEnumerable<string> Keys => _patterns.Keys;

    /// <summary>A sentence in words.</summary>
    /// <param name="key">Its key. One that the catalogue lacks stands for itself: a test of each use finds it first.</param>
    /// <param name="arguments">What goes into its gaps, see <see cref="Message.Of"/>.</param>
    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> arguments] =>
        this[Message.Of(key, arguments)];

    /// <summary>A message in words.</summary>
    public string this[Message message]
    {
        get
        {
            var parts = Parts(message);
            return parts.Count == 1 ? parts[0].Text : string.Concat(parts.Select(part => part.Text));
        }
    }

    /// <summary>Reads a catalogue.</summary>
    /// <exception cref="MessageFormatException">It is none; a pattern is only read when it is used.</exception>
    public static Catalogue Read(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var header = document.RootElement.GetProperty(Header);
            Language language = new(
                Text(header, "tag"),
                Text(header, "name"),
                new(
                    header
                        .GetProperty("plurals")
                        .EnumerateObject()
                        .Select(rule => KeyValuePair.Create(rule.Name, Text(rule.Value)))
                ),
                Text(header, "decimalPoint"),
                Text(header, "percent"),
                header.TryGetProperty("minus", out var minus) ? Text(minus) : "-"
            );
            Dictionary<string, string> patterns = [];
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (entry.Name != Header)
                    patterns.Add(entry.Name, Text(entry.Value));
            }

            return new(language, patterns);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new MessageFormatException($"This is no catalogue of sentences. {exception.Message}", exception);
        }
    }

    /// <summary>This catalogue, and what only another one has.</summary>
    /// <remarks>So a translation that is not complete falls back on English, and a library's own sentences join those of the application.</remarks>
    public Catalogue Over(Catalogue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Dictionary<string, string> both = new(other._patterns);
        foreach (var (key, pattern) in _patterns)
            both[key] = pattern;
        return new(Language, both, _translate);
    }

    /// <summary>The same sentences in a made-up language that people can still read: what is not in the catalogue stands out.</summary>
    public Catalogue ToPseudo() =>
        new(Language with { Tag = PseudoLanguage.Tag, Name = PseudoLanguage.Name }, _patterns, PseudoLanguage.Translate);

    /// <summary>The pattern of a sentence; <see langword="null"/> if the catalogue lacks it.</summary>
    /// <exception cref="MessageFormatException">The pattern cannot be read.</exception>
    public MessagePattern? Find(string key)
    {
        if (_parsed.TryGetValue(key, out var known))
            return known;
        if (!_patterns.TryGetValue(key, out var text))
            return null;

        var pattern = MessagePattern.Parse(text);
        return _parsed[key] = _translate is null ? pattern : pattern.WithWords(_translate);
    }

    /// <summary>A message in words, piece by piece.</summary>
    public IReadOnlyList<MessagePart> Parts(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        List<MessagePart> parts = [];
        Write(message, parts);
        return parts;
    }

    private void Write(Message message, List<MessagePart> parts)
    {
        if (message.IsSequence)
        {
            foreach (var argument in message.Arguments)
            {
                if (parts.Count > 0)
                    parts.Add(new(" ", null));
                Write((Message)argument.Value, parts);
            }
        }
        else if (Find(message.Key) is { } pattern)
            pattern.Write(message.Arguments, this, parts);
        else
            parts.Add(new(message.Key, null));
    }

    private static string Text(JsonElement record, string name) => Text(record.GetProperty(name));

    private static string Text(JsonElement value) => value.GetString() ?? throw new JsonException("A sentence is null.");
}
