using System.Text.RegularExpressions;

namespace Sortline.Shipping.Tests;

/// <summary>The notices as a reader finds them.</summary>
internal sealed partial class Notices
{
    public const string FileName = "THIRD-PARTY-NOTICES.txt";

    // Words that the licence itself must have, whoever printed it.
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["MIT"] = ["Permission is hereby granted, free of charge", "WITHOUT WARRANTY OF ANY KIND"],
        ["ISC"] = ["Permission to use, copy, modify, and/or distribute this software", "THE SOFTWARE IS PROVIDED \"AS IS\""],
        ["Apache-2.0"] = ["Apache License", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS"],
        ["BSD-3-Clause"] = ["Redistribution and use in source and binary forms", "Neither the name"],
        ["OFL-1.1"] = ["SIL OPEN FONT LICENSE", "PERMISSION & CONDITIONS"],
    };

    private readonly Dictionary<string, Component> _components;
    private readonly Dictionary<int, string> _texts;

    private Notices(Dictionary<string, Component> components, Dictionary<int, string> texts) =>
        (_components, _texts) = (components, texts);

    public sealed record Component(string Name, string Version, string Licence, string Block, int[] Texts);

    public static Notices Of(Shipment shipment)
    {
        var parts = TextHeading().Split(shipment.Text(FileName));
        var components = ComponentBlock()
            .Matches(parts[0])
            .Select(match => new Component(
                match.Groups["name"].Value,
                match.Groups["version"].Value,
                match.Groups["licence"].Value,
                match.Value.Trim(),
                [
                    .. match
                        .Groups["texts"]
                        .Value.Split(", ")
                        .Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
                ]
            ));
        var texts = Enumerable
            .Range(0, (parts.Length - 1) / 2)
            .ToDictionary(
                index => int.Parse(parts[2 * index + 1], System.Globalization.CultureInfo.InvariantCulture),
                index => White().Replace(parts[2 * index + 2], " ")
            );
        return new(components.ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase), texts);
    }

    public Component? Find(string name) => _components.GetValueOrDefault(name);

    /// <summary>With single spaces for all white space: printers break lines as they like.</summary>
    public string TextsOf(string name) =>
        string.Join('\n', _components[name].Texts.Select(number => _texts.GetValueOrDefault(number, "")));

    /// <summary>What is wrong with the notice of a component that is in a file; nothing if it has its licence text.</summary>
    public IEnumerable<string> Complaints(string file, string component, string? version = null)
    {
        if (Find(component) is not { } found)
        {
            yield return $"{file}: {component} ships without a notice.";
            yield break;
        }

        if (version is not null && found.Version != version)
            yield return $"{file}: {component} {version} ships, the notice is for {found.Version}.";
        var text = TextsOf(component);
        foreach (var licence in found.Licence.Split(" OR "))
        {
            if (!Words.TryGetValue(licence, out var words))
                yield return $"{file}: {component} has the licence {licence}, which this test does not know.";
            else if (words.FirstOrDefault(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } missing)
                yield return $"{file}: {component} ships without the text of {licence}: “{missing}” is not there.";
        }

        if (!text.Contains("Copyright", StringComparison.OrdinalIgnoreCase) && !text.Contains('©', StringComparison.Ordinal))
            yield return $"{file}: nobody's copyright is named for {component}.";
    }

    [GeneratedRegex(@"\n======== TEXT (\d+) OF \d+ ========\n")]
    private static partial Regex TextHeading();

    [GeneratedRegex(
        @"\n\* (?<name>\S+) (?<version>\S+)\n(?:  .*\n)*?  Licence: (?<licence>.+)\n(?:  .*\n)*?  Texts: (?<texts>[\d, ]+)\n"
    )]
    private static partial Regex ComponentBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
