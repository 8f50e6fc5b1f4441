namespace Sortline.Messages.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_sample_is_the_one_of_the_test() => ReadmeSample.AssertIsTested("Sortline.Messages");

    [Fact]
    public void The_sample_says_what_it_claims()
    {
        // <sample>
        var english = Catalogue.Read(
            new MemoryStream(
                """
                {
                  "$language": { "tag": "en", "name": "English", "plurals": { "one": "i = 1 and v = 0" }, "decimalPoint": ".", "percent": "{0} %" },
                  "opened": "Opened “{file}”: {count, plural, one {# example} other {# examples}}."
                }
                """u8.ToArray()
            )
        );
        var message = Message.Of("opened", ("file", "gears.sortline"), ("count", 1));

        Console.WriteLine(english[message]); // Opened “gears.sortline”: 1 example.
        // </sample>
        Assert.Equal("Opened “gears.sortline”: 1 example.", english[message]);
    }
}
