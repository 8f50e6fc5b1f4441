using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>Does whatever can be done to the page, at random: with mouse, keys and fingers, files, windows of any size, links, reloads and steps back.</summary>
/// <remarks>The same seed makes the same choices among what there is to choose from; when a part comes is the machine's affair.</remarks>
internal sealed class Monkey
{
    private const int Remembered = 40;

    // What is in the window and can be pressed, where it is, and what it is.
    private const string Targets = """
        () => {
          const open = [...document.querySelectorAll("dialog[open]")].at(-1);
          return [...(open ?? document).querySelectorAll("button, a[href], select, input, summary, [tabindex]")]
            .filter((target) => target.checkVisibility() && !target.disabled && !target.closest("[inert]"))
            .map((target) => ({ target, box: (target.closest(".file-button") ?? target).getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && box.height > 0)
            .map(({ target, box }) => ({
              x: box.x + box.width / 2, y: box.y + box.height / 2,
              kind: target.nodeName.toLowerCase() + (target.type ? `:${target.type}` : ""),
              name: (target.id || target.innerText || target.ariaLabel || target.className).trim().replace(/\s+/g, " ").slice(0, 40),
            }));
        }
        """;

    private static readonly string[] Keys =
    [
        "0",
        "1",
        "2",
        "3",
        "9",
        " ",
        "s",
        "u",
        "ArrowLeft",
        "ArrowRight",
        "ArrowUp",
        "ArrowDown",
        "Control+z",
        "Control+y",
        "Control+Shift+z",
        "Escape",
        "Tab",
        "Shift+Tab",
        "Enter",
        "Delete",
        "Backspace",
        "Home",
        "End",
        "PageDown",
    ];

    private static readonly string[] Names =
    [
        "",
        " ",
        "Good",
        "bad",
        "__proto__",
        "<b>bold</b>",
        "Größe 2 – ⚙️",
        "مرحبا",
        "=1+1",
        new('x', 200),
        "\u202Eolleh",
    ];

    private static readonly string[] Links = ["rust", "gears", "gears-and-bolts", "gaers"];

    private static readonly (int Width, int Height)[] Windows = [(1366, 768), (390, 844), (844, 390), (820, 1180), (320, 640)];

    private readonly Visit _visit;
    private readonly Random _random;
    private readonly string _view;
    private readonly string _home;
    private readonly Queue<string> _acts = new();

    private Monkey(Visit visit, string home, string view, int seed)
    {
        (_visit, _home, _view, _random) = (visit, home, view, new(seed));
        var page = visit.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        page.Context.Page += (_, other) => _ = other.CloseAsync();
    }

    /// <summary>How many things it has done.</summary>
    public int Acts { get; private set; }

    /// <summary>Whether it also leaves the page, and comes back: what the page holds in memory is gone then.</summary>
    public bool MayLeave { get; set; }

    /// <summary>What it did last, for whoever wants to know what led to something.</summary>
    public string Memory => string.Join('\n', _acts);

    private IPage Page => _visit.Page;

    /// <summary>Lets it at a page.</summary>
    /// <param name="visit">The page.</param>
    /// <param name="home">The address of the site.</param>
    /// <param name="view">What each link has, besides level and seed.</param>
    /// <param name="seed">Of its choices.</param>
    public static async Task<Monkey> BeginAsync(Visit visit, string home, string view, int seed)
    {
        // What would ask for a file is told that nobody chose one. Playwright's own way to answer holds on to the input for good,
        // and with it the part of the page that it stood in: some 300 nodes each, which look as if the page leaked them.
        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("Page.enable");
        await session.SendAsync("Page.setInterceptFileChooserDialog", new() { ["enabled"] = true, ["cancel"] = true });
        return new(visit, home, view, seed);
    }

    /// <summary>Does one thing.</summary>
    public async Task ActAsync()
    {
        Acts++;
        try
        {
            await (
                _random.Next(100) switch
                {
                    < 45 => PressAsync(isFinger: false),
                    < 55 => PressAsync(isFinger: true),
                    < 82 => KeyAsync(),
                    < 87 => PointAsync(),
                    < 90 => TypeAsync(),
                    < 92 => WheelAsync(),
                    < 94 => DropAsync(),
                    < 95 => ResizeAsync(),
                    < 98 when MayLeave => LeaveAsync(),
                    _ => WaitAsync(),
                }
            );
        }
        catch (PlaywrightException exception) when (IsOfLeaving(exception))
        {
            await ArriveAsync(); // What it pressed led to another page, or loaded this one again.
        }
    }

    private static bool IsOfLeaving(PlaywrightException exception) =>
        exception.Message.Contains("Execution context was destroyed", StringComparison.Ordinal)
        || exception.Message.Contains("navigat", StringComparison.OrdinalIgnoreCase)
        || exception.Message.Contains("net::ERR_ABORTED", StringComparison.Ordinal);

    private async Task PressAsync(bool isFinger)
    {
        var targets = (await Page.EvaluateAsync<JsonElement>(Targets)).EnumerateArray().ToList();
        if (targets.Count == 0)
            return;

        var target = targets[_random.Next(targets.Count)];
        var (x, y) = (target.GetProperty("x").GetSingle(), target.GetProperty("y").GetSingle());
        var kind = target.GetProperty("kind").GetString()!;
        Remember($"{(isFinger ? "taps" : "presses")} {kind} “{target.GetProperty("name").GetString()}”");
        if (kind.StartsWith("select", StringComparison.Ordinal))
        {
            await Page.EvaluateAsync(
                """
                ([x, y, share]) => {
                  const select = document.elementFromPoint(x, y)?.closest("select");
                  if (!select) return;
                  select.selectedIndex = Math.floor(share * select.options.length);
                  select.dispatchEvent(new Event("change", { bubbles: true }));
                }
                """,
                new[] { x, y, _random.NextDouble() }
            );
            return;
        }

        if (kind == "input:file" && _random.Next(4) > 0)
        {
            await ChooseAsync(x, y);
            return;
        }

        if (x < 0 || y < 0 || y > Page.ViewportSize!.Height)
            await Page.Mouse.WheelAsync(0, y - Page.ViewportSize!.Height / 2f);
        else if (isFinger)
            await Page.Touchscreen.TapAsync(x, y);
        else
            await Page.Mouse.ClickAsync(x, y, new() { ClickCount = _random.Next(8) == 0 ? 2 : 1 });
    }

    private async Task ChooseAsync(double x, double y)
    {
        var file = File();
        Remember($"chooses {file.Name}");
        await Page.EvaluateAsync(
            """
            ([x, y, name, type, base64]) => {
              const under = document.elementFromPoint(x, y);
              const input = under?.closest("label")?.control ?? under?.closest("input");
              if (input?.type !== "file") return;
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
              input.files = data.files;
              for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
            }
            """,
            new object[] { x, y, file.Name, file.MimeType, Convert.ToBase64String(file.Buffer) }
        );
    }

    private async Task KeyAsync()
    {
        var key = Keys[_random.Next(Keys.Length)];
        Remember($"types {key}");
        await Page.Keyboard.PressAsync(key);
    }

    private async Task PointAsync()
    {
        var (x, y) = (_random.Next(Page.ViewportSize!.Width), _random.Next(Page.ViewportSize.Height));
        Remember($"drags to {x}, {y}");
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(x, y, new() { Steps = 3 });
        await Page.Mouse.UpAsync();
    }

    private async Task TypeAsync()
    {
        var name = Names[_random.Next(Names.Length)];
        var fields = Page.Locator("input[type=text]:visible");
        if (await fields.CountAsync() == 0)
            return;

        Remember($"writes “{name}”");
        await fields.First.FillAsync(name, new() { Timeout = 2_000, Force = true });
    }

    private async Task WheelAsync()
    {
        Remember("turns the wheel");
        await Page.Mouse.WheelAsync(0, _random.Next(-600, 600));
    }

    private async Task DropAsync()
    {
        var file = File();
        Remember($"drops {file.Name}");
        await Page.EvaluateAsync(
            """
            ([name, type, base64]) => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
              for (const kind of ["dragenter", "dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """,
            new object[] { file.Name, file.MimeType, Convert.ToBase64String(file.Buffer) }
        );
    }

    private async Task ResizeAsync()
    {
        var (width, height) = Windows[_random.Next(Windows.Length)];
        Remember($"makes the window {width} x {height}");
        await Page.SetViewportSizeAsync(width, height);
    }

    private async Task WaitAsync()
    {
        Remember("waits");
        await Page.WaitForTimeoutAsync(_random.Next(50, 1_500));
    }

    private async Task LeaveAsync()
    {
        switch (_random.Next(4))
        {
            case 0:
                Remember("loads the page again");
                await Page.ReloadAsync();
                break;
            case 1:
                Remember("goes back");
                await Page.GoBackAsync();
                break;
            case 2:
                Remember("goes forward");
                await Page.GoForwardAsync();
                break;
            default:
                var link = string.Create(
                    CultureInfo.InvariantCulture,
                    $"?level={Links[_random.Next(Links.Length)]}&seed={_random.Next(9)}&{_view}"
                );
                Remember($"follows {link}");
                await Page.GotoAsync(_home + link);
                break;
        }

        await ArriveAsync();
    }

    // Back may lead to where it came from before the page.
    private async Task ArriveAsync()
    {
        if (!Page.Url.StartsWith(_home, StringComparison.Ordinal))
            await Page.GotoAsync($"{_home}?{_view}");
        await Page.WaitForLoadStateAsync();
        await Page.Locator("#boot-progress").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 180_000 });
    }

    private FilePayload File() =>
        _random.Next(5) switch
        {
            0 => Payload("notes.txt", "text/plain", "Dear diary"u8.ToArray()),
            1 => Payload("broken.sortline", "application/zip", "PK\u0003\u0004 and nothing"u8.ToArray()),
            2 => Payload("half.jpg", "image/jpeg", Photos.Jpeg(true, 3)[..999]),
            _ => Payload("photo.jpg", "image/jpeg", Photos.Jpeg(_random.Next(2) == 0, _random.Next(5))),
        };

    private static FilePayload Payload(string name, string type, byte[] bytes) =>
        new()
        {
            Name = name,
            MimeType = type,
            Buffer = bytes,
        };

    private void Remember(string act)
    {
        _acts.Enqueue(new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Acts}: {act}").ToString());
        if (_acts.Count > Remembered)
            _acts.Dequeue();
    }
}
