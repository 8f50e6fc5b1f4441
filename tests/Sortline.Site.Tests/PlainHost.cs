using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sortline.Site.Tests;

/// <summary>A web host that knows nothing of Sortline: the files of a folder below a path, without headers and as they lie there.</summary>
/// <remarks>As GitHub Pages does, it answers 404.html for what it has not. Thread-safe.</remarks>
internal sealed class PlainHost : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _answering;

    /// <param name="folder">The site.</param>
    /// <param name="path">Where it is: "/" or, for instance, "/sortline/".</param>
    public PlainHost(string folder, string path = "/sortline/")
    {
        (Folder, Path) = (folder, path);
        Authority = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"{Authority}/");
        _listener.Start();
        _answering = AnswerAllAsync();
    }

    /// <summary>What is answered in place of a file.</summary>
    /// <param name="Status">0 breaks the connection off without an answer.</param>
    /// <param name="Content">The body.</param>
    /// <param name="Type">The media type; null for that of the path.</param>
    public sealed record Answer(int Status, byte[] Content, string? Type = null)
    {
        public static Answer Nothing { get; } = new(0, []);

        public static Answer Page(string html, int status = 200) =>
            new(status, System.Text.Encoding.UTF8.GetBytes(html), "text/html");
    }

    /// <summary>The site of now; another one from the next answer on, if it is set.</summary>
    public string Folder { get; set; }

    /// <summary>The path of the site, with a slash at both ends.</summary>
    public string Path { get; }

    /// <summary>Scheme, name and port.</summary>
    public string Authority { get; }

    public string Address => Authority + Path;

    /// <summary>What was asked for, in order: paths below that of the site, with their queries.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>All that was said to it: of each request the method, the address, the headers and the body.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>Answers a path of the site in another way; null for a path that is answered as ever.</summary>
    public Func<string, Answer?> Instead { get; set; } = _ => null;

    /// <summary>How long an answer is waited for.</summary>
    public Func<string, TimeSpan> Delay { get; set; } = _ => TimeSpan.Zero;

    /// <summary>What is said with each answer of how it may be kept; null says nothing.</summary>
    public string? CacheControl { get; init; }

    /// <summary>The content security policy of each answer; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Has the service worker do something else before all that it does.</summary>
    public void PutBeforeKeeper(string script) =>
        Instead = name =>
            name == "service-worker.js"
                ? new(200, System.Text.Encoding.UTF8.GetBytes(script + File.ReadAllText(System.IO.Path.Combine(Folder, name))))
                : null;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _answering;
    }

    private async Task AnswerAllAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = ServeAsync(context);
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        await Task.Yield();
        var path = context.Request.Url!.AbsolutePath;
        var name = path.StartsWith(Path, StringComparison.Ordinal) ? path[Path.Length..] : null;
        Asked.Enqueue((name ?? path) + context.Request.Url.Query);
        using (StreamReader body = new(context.Request.InputStream, System.Text.Encoding.Latin1))
            Heard.Enqueue(
                $"{context.Request.HttpMethod} {context.Request.RawUrl}\n{context.Request.Headers}\n{await body.ReadToEndAsync()}".TrimEnd()
            );
        await Task.Delay(name is null ? TimeSpan.Zero : Delay(name));
        var answer = (name is null ? null : Instead(name)) ?? FileOf(name);
        try
        {
            if (answer.Status == 0)
            {
                context.Response.Abort();
                return;
            }

            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.Type ?? TypeOf(path);
            if (CacheControl is not null)
                context.Response.Headers["Cache-Control"] = CacheControl;
            if (Policy is not null)
                context.Response.Headers["Content-Security-Policy"] = Policy;
            context.Response.ContentLength64 = answer.Content.Length;
            await context.Response.OutputStream.WriteAsync(answer.Content);
            context.Response.Close();
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or IOException)
        {
            // Whoever asked has gone.
        }
    }

    private Answer FileOf(string? name)
    {
        var file = name is null ? null : System.IO.Path.Combine(Folder, name is "" ? "index.html" : name);
        if (File.Exists(file))
            return new(200, File.ReadAllBytes(file));
        var notFound = System.IO.Path.Combine(Folder, "404.html");
        return File.Exists(notFound) ? new(404, File.ReadAllBytes(notFound), "text/html") : Answer.Page("Not found", status: 404);
    }

    private static string TypeOf(string path) =>
        System.IO.Path.GetExtension(path) switch
        {
            ".html" or "" => "text/html",
            ".js" => "text/javascript",
            ".css" => "text/css",
            ".json" => "application/json",
            ".wasm" => "application/wasm",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".webmanifest" => "application/manifest+json",
            _ => "application/octet-stream",
        };

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
