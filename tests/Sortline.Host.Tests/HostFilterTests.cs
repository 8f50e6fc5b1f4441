namespace Sortline.Host.Tests;

/// <summary>The server answers only to its own names, so that no page on the web can have its name lead here.</summary>
public sealed class HostFilterTests : IDisposable
{
    private readonly SmallSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:5080")] // Whatever the port: a tunnel may change it, and rebinding needs a name.
    [InlineData("localhost")]
    [InlineData("LOCALHOST:80")]
    [InlineData("[::1]")]
    [InlineData("[::1]:5080")]
    public async Task It_answers_to_this_computers_own_names(string host)
    {
        await using var server = await StartAsync();

        var answer = await RawHttp.AskAsync(server.Address.Port, host);

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.EndsWith(SmallSite.Greeting, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("evil.example.")]
    [InlineData("localhost.")]
    [InlineData("127.0.0.2")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0.0.0.0")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("")]
    public async Task It_refuses_every_other_name_in_a_sentence(string host)
    {
        await using var server = await StartAsync();

        var answer = await RawHttp.AskAsync(server.Address.Port, host);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("Sortline does not answer to this name.", answer, StringComparison.Ordinal);
        Assert.Contains($"http://127.0.0.1:{server.Address.Port}/", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(SmallSite.Greeting, answer, StringComparison.Ordinal);
        AssertHasSecurityHeaders(answer);
    }

    [Fact]
    public async Task A_refused_HEAD_gets_the_headers_alone()
    {
        await using var server = await StartAsync();

        var answer = await RawHttp.AskAsync(server.Address.Port, "evil.example", "HEAD");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        AssertHasSecurityHeaders(answer);
    }

    [Fact]
    public async Task A_foreign_name_learns_not_even_which_files_and_methods_there_are()
    {
        await using var server = await StartAsync();

        var missing = await RawHttp.SendAsync(
            server.Address.Port,
            "GET /missing HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        );
        var posted = await RawHttp.AskAsync(server.Address.Port, "evil.example", "DELETE");

        Assert.StartsWith("HTTP/1.1 400 ", missing, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", posted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: *\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: [::]\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")]
    public async Task It_refuses_a_request_with_no_name_two_names_or_a_broken_one(string request)
    {
        await using var server = await StartAsync();

        var answer = await RawHttp.SendAsync(server.Address.Port, request);

        Assert.Matches("^HTTP/1.1 400 ", answer);
        Assert.DoesNotContain(SmallSite.Greeting, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sorting.example", "Sorting.Example:5080")]
    [InlineData("sorting.example", "127.0.0.1")]
    [InlineData("schule-münchen.example", "xn--schule-mnchen-3ob.example")] // A browser sends a name with an ü like this.
    [InlineData("192.168.1.20", "192.168.1.20:5080")]
    [InlineData("2001:DB8:0::7", "[2001:db8::7]")]
    public async Task It_answers_to_a_name_that_was_allowed(string allowed, string host)
    {
        await using var server = await StartAsync(allowed);

        var answer = await RawHttp.AskAsync(server.Address.Port, host);

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_was_allowed_allows_no_other()
    {
        await using var server = await StartAsync("sorting.example");

        Assert.StartsWith("HTTP/1.1 400 ", await RawHttp.AskAsync(server.Address.Port, "evil.example"), StringComparison.Ordinal);
        Assert.StartsWith(
            "HTTP/1.1 400 ",
            await RawHttp.AskAsync(server.Address.Port, "evil.sorting.example"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("http://sorting.example")]
    [InlineData("sorting.example:5080")]
    [InlineData("sorting.example/")]
    [InlineData("[::1]:5080")]
    [InlineData("user@sorting.example")]
    [InlineData("sorting.example;evil.example")]
    [InlineData("*")] // To the filter, these four mean any name, or any below one.
    [InlineData("*.sorting.example")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("::")]
    [InlineData("0:0:0:0:0:0:0:0")]
    [InlineData("0")]
    public void What_is_no_name_or_means_all_of_them_is_none(string? text) => Assert.False(HostName.TryParse(text, out _));

    private Task<SiteServer> StartAsync(params string[] allowed) =>
        SiteServer.StartAsync(
            Site.Read(_site.Folder),
            port: 0,
            allowed.Select(text => HostName.TryParse(text, out var name) ? name : throw new ArgumentException(text)),
            TestContext.Current.CancellationToken
        );

    private static void AssertHasSecurityHeaders(string answer)
    {
        Assert.Contains(
            $"Content-Security-Policy: {SecurityHeaders.ContentSecurityPolicy}\r\n",
            answer,
            StringComparison.Ordinal
        );
        Assert.Contains("X-Content-Type-Options: nosniff\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store\r\n", answer, StringComparison.Ordinal);
    }
}
