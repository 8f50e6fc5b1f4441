using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>Components have no words of their own: all that a learner reads comes out of the catalogue.</summary>
public partial class PlainEnglishTests
{
    public static TheoryData<string> Components => [.. Repository.Files("src/Sortline.Web", "*.razor").Select(Repository.Name)];

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_has_no_words_of_its_own(string file) =>
        Assert.Empty(WordsIn(File.ReadAllText(Path.Combine(Repository.Root, file))));

    [Fact]
    public void Words_are_seen_wherever_they_stand()
    {
        const string Component = """
            @inject IPage Page
            @* A comment. *@
            <h2 class="big" title="Press it">Hello</h2>
            @if (Count > 0 && Texts["shelf.title", ("count", Count)] is { } some)
            {
              <Thumbnail Alt="@Texts["example.picture"]" /> @some and <kbd>Ctrl</kbd>
              <button @onclick="@(() => Dispatch(new Done()))">@Texts["page.close"]</button>
              break;
            }
            @code {
              // "Two of them" is said to developers.
              private string Words => Count > 1 ? "Several of them" : Fail();
              private string Fail() => throw new InvalidOperationException("Nobody reads this.");
            }
            """;

        Assert.Equal(["Press it", "Hello", "and", "Several of them"], WordsIn(Component));
    }

    private static IEnumerable<string> WordsIn(string component)
    {
        var at = component.IndexOf("@code {", StringComparison.Ordinal);
        var (markup, code) = at < 0 ? (component, "") : (component[..at], component[at..]);
        var plain = Keyboard().Replace(WithoutExpressions(Directive().Replace(Comment().Replace(markup, ""), "")), "");
        var attributes = ReadAttribute().Matches(plain).Select(match => match.Groups[1].Value);
        var texts = Tag()
            .Replace(plain, "\n")
            .Split('\n')
            .Select(line => line.Trim(' ', '{', '}'))
            .Where(line => !Code().IsMatch(line));
        var literals = code.Split('\n')
            .Where(line =>
                !line.Contains("throw ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            )
            .SelectMany(line => Literal().Matches(line).Select(match => match.Groups[1].Value));
        return attributes
            .Concat(texts)
            .Concat(literals)
            .Where(text => Word().IsMatch(text.Replace("Sortline", "", StringComparison.Ordinal)));
    }

    // What begins with @ up to where it ends: names with dots, and whatever stands in brackets behind them.
    private static string WithoutExpressions(string markup)
    {
        System.Text.StringBuilder rest = new();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] != '@')
            {
                rest.Append(markup[i]);
                continue;
            }

            var end = Name().Match(markup, i + 1) is { Success: true } name && name.Index == i + 1 ? i + 1 + name.Length : i + 1;
            if (end < markup.Length && markup[end] == ' ' && Statement().IsMatch(markup[i..end]))
                end++;
            while (
                end < markup.Length
                && markup[end] is '(' or '[' or '.' or '!'
                && (markup[end] is not '.' || char.IsLetter(Next(markup, end)))
            )
                end = markup[end] is '(' or '[' ? AfterBracket(markup, end) : end + 1 + Name().Match(markup, end + 1).Length;
            i = end - 1;
        }

        return rest.ToString();
    }

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : ' ';

    private static int AfterBracket(string text, int at)
    {
        var depth = 0;
        do
        {
            depth +=
                text[at] is '(' or '[' ? 1
                : text[at] is ')' or ']' ? -1
                : 0;
            at++;
        } while (depth > 0 && at < text.Length);

        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("<kbd>.*?</kbd>")]
    private static partial Regex Keyboard();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s(?:alt|title|aria-label|aria-description|placeholder|Alt|Words)=\"([^\"]*)\"")]
    private static partial Regex ReadAttribute();

    [GeneratedRegex(@"\G\w+")]
    private static partial Regex Name();

    [GeneratedRegex("^@(if|foreach|switch|for|while)$")]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"^@(inject|using|implements|inherits|page|attribute|namespace|typeparam|layout)\b.*$",
        RegexOptions.Multiline
    )]
    private static partial Regex Directive();

    // Lines of C# between the markup.
    [GeneratedRegex(@";$|^(case .*:|default:|else|else if \(.*|if \(.*)$")]
    private static partial Regex Code();

    [GeneratedRegex("\"([A-Z][a-z]+ [a-z]+[^\"]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Word();
}
