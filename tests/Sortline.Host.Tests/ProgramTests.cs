using System.Diagnostics;

namespace Sortline.Host.Tests;

/// <summary>The program itself, as a process of its own.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly SmallSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task It_serves_under_the_names_it_was_given_and_no_other()
    {
        using var process = Start(
            "--root",
            _site.Folder,
            "--port",
            "0",
            "--allow-host",
            "one.example",
            "--allow-host",
            "zwölf.example"
        );
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            var port = new Uri(line!.Split(' ')[^1]).Port;

            Assert.StartsWith("HTTP/1.1 200 ", await RawHttp.AskAsync(port, $"127.0.0.1:{port}"), StringComparison.Ordinal);
            Assert.StartsWith("HTTP/1.1 200 ", await RawHttp.AskAsync(port, "one.example"), StringComparison.Ordinal);
            Assert.StartsWith("HTTP/1.1 200 ", await RawHttp.AskAsync(port, "xn--zwlf-6qa.example"), StringComparison.Ordinal);
            Assert.StartsWith("HTTP/1.1 400 ", await RawHttp.AskAsync(port, "three.example"), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("http://one.example")]
    [InlineData("one.example:5080")]
    [InlineData("one.example/path")]
    [InlineData("*")]
    [InlineData("")]
    public async Task It_refuses_what_is_no_name_in_a_sentence(string name)
    {
        using var process = Start("--root", _site.Folder, "--port", "0", "--allow-host", name);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith(
            $"A host is a name or an address without scheme, port or path, such as sorting.example, not \"{name}\".",
            errors,
            StringComparison.Ordinal
        );
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "Sortline.Host.dll"), .. arguments]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
