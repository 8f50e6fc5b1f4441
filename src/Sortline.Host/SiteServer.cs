using System.Net;
using System.Net.Sockets;
using Microsoft.Net.Http.Headers;

namespace Sortline.Host;

/// <summary>Serves a site on this computer only (127.0.0.1), with the headers that a public host should send as well.</summary>
/// <remarks>
/// It answers only to names it knows. Otherwise a page on the web could have its own name lead to 127.0.0.1 once it is open,
/// and then read, as if it were its own, whatever is served here (DNS rebinding).
/// </remarks>
public sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SiteServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where the site is, with the port that was really taken.</summary>
    public Uri Address { get; }

    /// <summary>Starts serving; it answers as soon as this returns.</summary>
    /// <param name="site">What to serve.</param>
    /// <param name="port">0 takes any free port.</param>
    /// <param name="allowed">Names to answer to besides 127.0.0.1, localhost and [::1].</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="PortTakenException">Another program listens on that port, or the system keeps it.</exception>
    public static async Task<SiteServer> StartAsync(
        Site site,
        int port,
        IEnumerable<HostName>? allowed = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);

        // Empty: no configuration files, no environment, no log on the console.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options =>
            {
                options.AddServerHeader = false;
                options.Listen(IPAddress.Loopback, port);
            });
        builder.Services.AddHostFiltering(options =>
        {
            options.AllowedHosts = [.. HostName.Loopback.Concat(allowed ?? []).Select(name => name.Text)];
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = false; // Ours is in plain words.
        });
        var app = builder.Build();
        app.Use(GuardAsync);
        app.UseHostFiltering();
        app.Run(context => AnswerAsync(site, context));

        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            await app.DisposeAsync();
            throw new PortTakenException(port, fault);
        }

        return new(app, new(app.Urls.Single()));
    }

    /// <summary>Stops serving; answers under way have a second to finish.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    /// <summary>Every answer has the headers, and one that the host filter refused has a sentence.</summary>
    /// <remarks>
    /// The filter says 400 and so do we, as HTTP has it for a Host header that will not do. 421 would invite a browser to
    /// ask once more by another connection, where the answer cannot be another.
    /// </remarks>
    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        SecurityHeaders.AddTo(context.Response.Headers);
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false })
            await SayAsync(
                context,
                $"Sortline does not answer to this name. Open http://127.0.0.1:{context.Connection.LocalPort}/ or start it with --allow-host NAME."
            );
    }

    private static Task AnswerAsync(Site site, HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }

        if (site.Find(request.Path.Value ?? "/") is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return WantsPage(request) && site.Find("/404.html") is { } lost
                ? SendAsync(lost, request, response)
                : SayAsync(context, "There is nothing here.");
        }

        return SendAsync(file, request, response);
    }

    // A person who follows a link asks for a page; scripts and programs ask for anything.
    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static Task SayAsync(HttpContext context, string sentence)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(sentence + "\n");
    }

    private static Task SendAsync(SiteFile file, HttpRequest request, HttpResponse response)
    {
        var form = Choose(file, request.GetTypedHeaders().AcceptEncoding);
        response.Headers.ETag = form.ETag;
        response.Headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        if (file.Representations.Length > 1)
            response.Headers.Vary = HeaderNames.AcceptEncoding;

        var known = request.GetTypedHeaders().IfNoneMatch;
        if (response.StatusCode == StatusCodes.Status404NotFound)
            response.Headers.CacheControl = "no-store"; // There may be something tomorrow.
        else if (known.Any(tag => tag.Tag == "*" || tag.Tag == form.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        SecurityHeaders.TakeNeedlessFrom(response.Headers, file.ContentType);
        response.ContentType = file.ContentType;
        response.ContentLength = form.Content.Length;
        if (form.Encoding != "identity")
            response.Headers.ContentEncoding = form.Encoding;
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(form.Content, request.HttpContext.RequestAborted).AsTask();
    }

    /// <summary>The first form the browser takes; they come smallest kind first, and the file itself is always taken.</summary>
    private static SiteFile.Representation Choose(SiteFile file, IList<StringWithQualityHeaderValue> accepted)
    {
        return file.Representations.First(form => form.Encoding == "identity" || Accepts(form.Encoding));

        bool Accepts(string encoding) =>
            (
                accepted.FirstOrDefault(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(one => one.Value == "*")
            )
                is { Quality: not 0 };
    }
}
