namespace Sortline.Host.Tests;

/// <summary>An address where nothing is answers a person with a page, and a program with a line.</summary>
public sealed class LostTests : IDisposable
{
    private const string Lost = "<!doctype html><title>Lost</title>";

    private readonly SmallSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("/anything")]
    [InlineData("/any/thing.html?level=gears")]
    [InlineData("//")]
    public async Task Whoever_follows_a_link_to_nothing_gets_the_page_for_that(string path)
    {
        await File.WriteAllTextAsync(Path.Combine(_site.Folder, "404.html"), Lost, TestContext.Current.CancellationToken);

        var answer = await AskAsync(path, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/html", answer, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store\r\n", answer, StringComparison.Ordinal);
        Assert.Contains(
            $"Content-Security-Policy: {SecurityHeaders.ContentSecurityPolicy}\r\n",
            answer,
            StringComparison.Ordinal
        );
        Assert.EndsWith(Lost, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_browser_has_of_that_page_is_no_reason_to_call_it_found()
    {
        await File.WriteAllTextAsync(Path.Combine(_site.Folder, "404.html"), Lost, TestContext.Current.CancellationToken);

        var answer = await AskAsync("/anything", "text/html", "If-None-Match: *\r\n");

        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    public async Task Whatever_asks_for_a_file_gets_a_line(string accept)
    {
        await File.WriteAllTextAsync(Path.Combine(_site.Folder, "404.html"), Lost, TestContext.Current.CancellationToken);

        Assert.Contains("There is nothing here.\n", await AskAsync("/js/old.js", accept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_without_such_a_page_answers_everybody_with_a_line() =>
        Assert.Contains("There is nothing here.\n", await AskAsync("/anything", "text/html"), StringComparison.Ordinal);

    private async Task<string> AskAsync(string path, string accept, string more = "")
    {
        await using var server = await SiteServer.StartAsync(
            Site.Read(_site.Folder),
            port: 0,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return await RawHttp.SendAsync(
            server.Address.Port,
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n{more}Connection: close\r\n\r\n"
        );
    }
}
