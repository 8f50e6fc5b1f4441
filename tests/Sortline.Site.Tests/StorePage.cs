namespace Sortline.Site.Tests;

/// <summary>A page of the site that has its store of projects and nothing else: the activity does not start on it.</summary>
internal static class StorePage
{
    private const string Helpers = """
        async () => {
          const moduleOf = (name) => import(new URL(`/js/${name}.js`, location.href));
          const [projects, pictures] = await Promise.all([moduleOf("projects"), moduleOf("pictures")]);
          const happened = [];
          const faults = [];
          projects.start((kind, project) => kind === "list" || happened.push(`${kind} ${project}`.trim()));
          addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));
          const view = (bytes) => ({ length: bytes.length, byteLength: bytes.length, slice: () => bytes.slice() });
          const told = (acting) => acting.then(() => "done", (error) => JSON.parse(error.message).key);
          const grainy = (seed) => {
            const rgba = new Uint8ClampedArray(224 * 224 * 4);
            for (let i = 0, state = seed + 1; i < rgba.length; i++) {
              state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
              rgba[i] = i % 4 === 3 ? 255 : state >> 23;
            }
            return rgba;
          };
          // An example is its id: its bytes and its picture come of it.
          const write = (project, ids, { header = null, isStrict = false, length = 300, hasPicture = true } = {}) => {
            const change = projects.change(project, header, 0, isStrict, true);
            for (const id of ids) {
              const bytes = Uint8Array.from({ length }, (_, i) => id + i);
              projects.putRecord(change, "example", id, JSON.stringify({ id }), hasPicture ? pictures.put(grainy(id)) : 0, view(bytes));
            }
            return projects.write(change);
          };
          const isWhole = async (id, text, picture, bytes) =>
            JSON.parse(text).id === id &&
            bytes.every((value, i) => value === ((id + i) & 255)) &&
            (!picture || sameAs(await pictures.pixelsOf(picture), grainy(id)));
          const sameAs = (a, b) => a.length === b.length && a.every((value, i) => value === b[i]);
          // The ids of the examples; one that is not what was written is a minus.
          const read = async (project, takeOver = false) => {
            const opened = await projects.open(project, takeOver);
            if (!opened) {
              return null;
            }
            const examples = [];
            for (let piece = await projects.nextPiece(opened); piece; piece = await projects.nextPiece(opened)) {
              const [ids, texts] = [projects.pieceIds(piece), projects.pieceTexts(piece)];
              const [numbers, lengths] = [projects.piecePictures(piece), projects.pieceLengths(piece)];
              const all = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
              projects.copyPiece(piece, { set: (source, at) => all.set(source, at) });
              for (let i = 0, at = 0; i < ids.length; at += lengths[i++]) {
                examples.push((await isWhole(ids[i], texts[i], numbers[i], all.subarray(at, at + lengths[i]))) ? ids[i] : -ids[i]);
              }
            }
            return { examples: examples.join(" "), isReadOnly: projects.openedIsReadOnly(opened) };
          };
          globalThis.store = { ...projects, pictures, happened, faults, told, write, read };
        }
        """;

    /// <summary>Opens one.</summary>
    /// <param name="context">In which browser.</param>
    /// <param name="site">The site.</param>
    /// <param name="path">Where the site would lie, in the page's eyes.</param>
    public static async Task<IPage> OpenAsync(IBrowserContext context, PublishedSite site, string path = "/")
    {
        var page = await OpenEmptyAsync(context, site, path);
        await page.EvaluateAsync(Helpers);
        return page;
    }

    /// <summary>Opens a page of the site's address that has not even the store.</summary>
    public static async Task<IPage> OpenEmptyAsync(IBrowserContext context, PublishedSite site, string path = "/")
    {
        var page = await context.NewPageAsync();
        await page.RouteAsync(
            "**/empty-page",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/html",
                        Body = $"""<!doctype html><base href="{path}"><title>Empty</title><link rel="icon" href="data:,">""",
                    }
                )
        );
        await page.GotoAsync(site.Address + "empty-page");
        return page;
    }

    /// <summary>Does something with the store, and answers "done" or the key of the reason why not.</summary>
    public static Task<string> TellAsync(this IPage page, string act) =>
        page.EvaluateAsync<string>($"() => store.told((async () => {{ await ({act}); }})())");

    /// <summary>Reads a project; the ids of its examples, and with a minus those that are not what was written.</summary>
    public static async Task<string?> ReadAsync(this IPage page, string project, bool takeOver = false) =>
        await page.EvaluateAsync<string?>(
            "async ([project, takeOver]) => (await store.read(project, takeOver))?.examples",
            new object[] { project, takeOver }
        );

    /// <summary>What other pages did.</summary>
    public static Task<string[]> HappenedAsync(this IPage page) => page.EvaluateAsync<string[]>("() => store.happened");
}
