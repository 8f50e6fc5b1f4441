using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>What the simulation sends to the scene has the names and the places that the scene reads.</summary>
public partial class SceneContractTests
{
    private const string Factory = "src/Sortline.Factory",
        Interop = "src/Sortline.Web/Interop",
        Scene = "src/Sortline.Web/client/scene";

    public static TheoryData<string> Kinds => [.. KindFolders().Keys];

    [Fact]
    public void The_layout_has_the_measures_that_the_scene_reads()
    {
        var sent = Names(Read($"{Interop}/LayoutJson.cs"), Measured());

        Assert.NotEmpty(sent);
        Assert.Equal(Listed($"{Scene}/layout.ts"), sent.Select(Camel));
    }

    [Fact]
    public void The_numbers_of_a_frame_stand_where_the_scene_looks_for_them()
    {
        var source = Read($"{Factory}/Line/PoseWriter.cs");
        var view = Read($"{Scene}/pose.ts");
        var sent = HeaderNumber()
            .Matches(source)
            .ToDictionary(match => match.Groups[2].Value, match => int.Parse(match.Groups[1].ValueSpan, null));
        var length = int.Parse(HeaderLength().Match(source).Groups[1].ValueSpan, null);
        var places = Place()
            .Matches(view)
            .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].ValueSpan, null));

        Dictionary<string, string> words = new()
        {
            ["travel"] = "Travel",
            ["joints.Yaw"] = "Yaw",
            ["joints.Shoulder"] = "Shoulder",
            ["joints.Elbow"] = "Elbow",
            ["joints.WristPitch"] = "WristPitch",
            ["joints.WristRoll"] = "WristRoll",
            ["joints.Grip"] = "Grip",
            ["flash"] = "Flash",
            ["verdict"] = "Verdict",
            ["outfeedTravel"] = "Outfeed",
            ["shipped"] = "Shipped",
            ["rejected"] = "Rejected",
            ["setAside"] = "SetAside",
            ["(Length - HeaderLength) / PartLength"] = "Count",
        };

        Assert.Equal(Enumerable.Range(0, length), sent.Values.Order());
        Assert.Equal(places["Parts"], length);
        Assert.Equal(places.Keys.Except(["Parts"]).Order(), words.Values.Order());
        Assert.All(words, word => Assert.Equal(places[word.Value], sent[word.Key]));
    }

    [Fact]
    public void The_numbers_of_a_part_in_a_frame_are_as_many_and_in_the_order_that_the_scene_takes_them()
    {
        var source = Read($"{Factory}/Line/PoseWriter.cs");

        var sent = PartNumber().Matches(source).Select(match => match.Groups[2].Value).ToArray();

        Assert.Equal(Stride().Match(Read($"{Scene}/pose.ts")).Groups[1].Value, PartLength().Match(source).Groups[1].Value);
        Assert.Equal(
            [
                "part.Part.Id.Value",
                "part.X",
                "part.Y",
                "part.Z",
                "part.Orientation.X",
                "part.Orientation.Y",
                "part.Orientation.Z",
                "part.Orientation.W",
            ],
            sent
        );
    }

    [Fact]
    public void A_part_has_the_fields_that_the_scene_reads()
    {
        var source = Read($"{Interop}/PartJson.cs");
        var view = Read($"{Scene}/parts/part.ts");
        var finish = Between(source, "WriteStartObject(\"finish\");", "WriteEndObject");
        var condition = Between(source, "WriteStartObject(\"condition\");", "WriteEndObject");

        var fields = Names(
            source.Replace(finish, "", StringComparison.Ordinal).Replace(condition, "", StringComparison.Ordinal),
            Written()
        );

        Assert.Equal(Listed($"{Scene}/parts/part.ts"), Names(finish, Written()));
        Assert.Equal(Listed($"{Scene}/camera/condition.ts"), Names(condition, Written()));
        Assert.Equal(Names(Between(view, "interface PartJson {", "}"), Field()), fields);
    }

    [Fact]
    public void The_scene_draws_the_kinds_that_the_factory_makes()
    {
        var registry = Between(Read($"{Scene}/parts/kinds/index.ts"), "= {", "}");
        var made = RegisteredKind()
            .Matches(Between(Read($"{Factory}/Parts/PartKinds.cs"), "= [", "]"))
            .Select(match => match.Groups[1].Value);

        Assert.Equal(KindFolders().Keys.Order(), made.Select(Camel).Order());
        Assert.Equal(KindFolders().Keys.Order(), Word().Matches(registry).Select(match => match.Value).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_part_of_a_kind_has_the_measures_that_its_module_reads(string kind)
    {
        var source = string.Concat(
            Directory
                .GetFiles(KindFolders()[kind], "*.cs")
                .Select(File.ReadAllText)
                .Where(text => text.Contains("ImmutableArray<PartMeasure> Measures", StringComparison.Ordinal))
        );

        var sent = Names(source, Measure());

        Assert.NotEmpty(sent);
        var shape = File.Exists(Path.Combine(Repository.Root, $"{Scene}/parts/kinds/{kind}-shape.ts")) ? $"{kind}-shape" : kind;
        Assert.Equal(Listed($"{Scene}/parts/kinds/{shape}.ts"), sent);
    }

    // The name of each kind, as the view has it, and the folder that it lives in.
    private static Dictionary<string, string> KindFolders() =>
        Repository
            .Files($"{Factory}/Parts", "*Kind.cs")
            .Where(file => KindName().IsMatch(File.ReadAllText(file)))
            .ToDictionary(
                file => Camel(KindName().Match(File.ReadAllText(file)).Groups[1].Value),
                file => Path.GetDirectoryName(file)!
            );

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    private static string[] Listed(string file) => Names(List().Match(Read(file)).Groups[1].Value, Quoted());

    private static string[] Names(string text, Regex pattern) =>
        [.. pattern.Matches(text).Select(match => match.Groups[1].Value)];

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"\(nameof\(LineLayout\.(\w+)\), LineLayout\.\1\)")]
    private static partial Regex Measured();

    [GeneratedRegex(@"const \w*[mM]easures = \[(.*?)\] as const;", RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"target\[(\d+)\] = (.+?);")]
    private static partial Regex HeaderNumber();

    [GeneratedRegex(@"numbers\[(\d+)\] = (.+?);")]
    private static partial Regex PartNumber();

    [GeneratedRegex(@"HeaderLength = (\d+)")]
    private static partial Regex HeaderLength();

    [GeneratedRegex(@"PartLength = (\d+)")]
    private static partial Regex PartLength();

    [GeneratedRegex(@"partStride = (\d+)")]
    private static partial Regex Stride();

    [GeneratedRegex(@"^  (\w+): (\d+),$", RegexOptions.Multiline)]
    private static partial Regex Place();

    [GeneratedRegex("Write(?:Number|String|StartObject)\\(\"(\\w+)\"")]
    private static partial Regex Written();

    [GeneratedRegex(@"readonly (\w+)\??:")]
    private static partial Regex Field();

    [GeneratedRegex(@"(\w+)Kind\.Instance")]
    private static partial Regex RegisteredKind();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("new\\(\"(\\w+)\",")]
    private static partial Regex Measure();

    [GeneratedRegex(": base\\(\"(\\w+)\", \\[")]
    private static partial Regex KindName();
}
