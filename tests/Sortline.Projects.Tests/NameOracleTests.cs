using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sortline.Projects.Names;

namespace Sortline.Projects.Tests;

/// <summary>The table of names says what Node says, which brings the data of Unicode along. It needs nothing but Node.</summary>
public class NameOracleTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_129,
        First = 0x80;

    // Characters that this .NET does not know are refused in names, so they are of no consequence.
    private static readonly int[] Known =
    [
        .. Enumerable
            .Range(First, 0x110000 - First)
            .Where(Rune.IsValid)
            .Where(code => Rune.GetUnicodeCategory(new(code)) is not UnicodeCategory.OtherNotAssigned),
    ];

    [Fact]
    public async Task Every_character_falls_apart_as_Unicode_says()
    {
        var characters = Known.Select(code => new Rune(code).ToString()).ToArray();

        await SameAsync(characters);
    }

    [Fact]
    public async Task Marks_stand_in_the_order_of_Unicode()
    {
        int[] marks = [.. Known.Where(code => CanonicalTable.Instance.PlaceOf(code) > 0)];
        int[] ofEachPlace = [.. marks.DistinctBy(CanonicalTable.Instance.PlaceOf)];
        Assert.Equal(55, ofEachPlace.Length); // As many as Unicode has classes above 0.

        await SameAsync([
            .. from mark in Known.Where(code =>
                Rune.GetUnicodeCategory(new(code))
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                        or UnicodeCategory.EnclosingMark
            )
            from other in ofEachPlace
            from text in new[] { $"x{new Rune(mark)}{new Rune(other)}", $"x{new Rune(other)}{new Rune(mark)}" }
            select text,
        ]);
    }

    [Fact]
    [Fault(11)]
    public async Task Any_text_falls_apart_as_Unicode_says()
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        int[] busy =
        [
            .. Known.Where(code =>
                CanonicalTable.Instance.PlaceOf(code) > 0
                || CanonicalTable.Instance.TryTakeApart(code, out _)
                || code is >= 0xAC00 and < 0xAC40
            ),
        ];

        await SameAsync([
            .. Enumerable
                .Range(0, 20_000)
                .Select(_ =>
                    string.Concat(
                        Enumerable.Range(0, random.Next(2, 9)).Select(_ => new Rune(busy[random.Next(busy.Length)]).ToString())
                    )
                ),
        ]);
    }

    [Fact]
    public async Task Letters_are_one_but_for_case_where_Unicode_folds_them()
    {
        string[] letters =
        [
            .. Known
                .Where(code => !CanonicalTable.Instance.TryTakeApart(code, out _))
                .Select(code => new Rune(code))
                .Where(rune => Rune.ToLowerInvariant(rune) != rune || Rune.ToUpperInvariant(rune) != rune || IsLetterOfCase(rune))
                .Select(rune => rune.ToString()),
        ];
        var pairs = letters
            .SelectMany(letter => new[] { Lower(letter), Upper(letter), "s", "ß" }.Select(other => new[] { letter, other }))
            .ToArray();

        var answer = await AskAsync([], pairs);

        Assert.InRange(letters.Length, 1000, int.MaxValue);
        Assert.Empty(
            pairs
                .Zip(answer.Alike)
                .Where(pair => LabelName.Comparer.Equals(pair.First[0], pair.First[1]) != pair.Second)
                .Select(pair => $"{pair.First[0]} {pair.First[1]} {pair.Second}")
        );
    }

    [Fact]
    public async Task The_table_is_the_one_that_its_generator_makes()
    {
        var answer = await AskAsync([], []);
        var source = Path.Combine(Repository.Root, "src", "Sortline.Projects", "Names", "canonical.bin");
        var bytes = await File.ReadAllBytesAsync(source, TestContext.Current.CancellationToken);
        Assert.SkipUnless(answer.Unicode == $"{bytes[0]}.0", $"The table is of Unicode {bytes[0]}, Node of {answer.Unicode}.");
        var made = Path.GetTempFileName();

        using var node = Process.Start("node", [Path.Combine(Repository.Root, "build", "names", "canonical-table.mjs"), made]);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(made, TestContext.Current.CancellationToken));
        File.Delete(made);
    }

    private static bool IsLetterOfCase(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.LowercaseLetter
                or UnicodeCategory.UppercaseLetter
                or UnicodeCategory.TitlecaseLetter;

    private static string Lower(string letter) => letter.ToLowerInvariant();

    private static string Upper(string letter) => letter.ToUpperInvariant();

    private static async Task SameAsync(string[] texts)
    {
        var answer = await AskAsync(texts, []);

        Assert.Empty(
            texts
                .Zip(answer.Forms)
                .Select(pair => (Text: pair.First, Theirs: Codes(pair.Second), Ours: CanonicalForm.Of(pair.First)))
                .Where(one => !one.Theirs.SequenceEqual(one.Ours))
                .Select(one => $"{Hex(Codes(one.Text))}: {Hex(one.Theirs)}, not {Hex(one.Ours)}")
                .Take(20)
        );
    }

    private static int[] Codes(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];

    private static string Hex(IEnumerable<int> codes) =>
        string.Join(' ', codes.Select(code => code.ToString("X4", CultureInfo.InvariantCulture)));

    private static async Task<Answer> AskAsync(string[] texts, string[][] pairs)
    {
        using var process = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(Repository.Tests("Sortline.Projects.Tests"), "oracle", "names.mjs")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var answer = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(
            process.StandardInput.BaseStream,
            new { texts, pairs },
            JsonSerializerOptions.Web,
            cancellationToken
        );
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"The oracle failed: {await complaints}");

        return JsonSerializer.Deserialize<Answer>(await answer, JsonSerializerOptions.Web)!;
    }

    private sealed record Answer(string Unicode, string[] Forms, bool[] Alike);
}
