using System.Collections.Immutable;
using Sortline.Activity.Ports;
using Sortline.Factory.Parts.Gears;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Pictures;

namespace Sortline.Activity.Tests;

/// <summary>Pictures as numbers; strict about what is still there. A photo whose name ends in .txt is no picture, one whose name begins with "dark" almost black.</summary>
internal sealed class FakePictures(FakeView view) : IPictures
{
    // What the pictures of files are numbered from: the camera's own begin at 1.
    private const int FirstOfFiles = 100_000;

    private readonly Dictionary<PictureId, byte[]> _pngs = [];

    public HashSet<PictureId> Released { get; } = [];

    public HashSet<PictureId> FromFiles { get; } = [];

    /// <summary>Set to hold what comes in back until it is opened.</summary>
    public Gate? Gate { get; set; }

    /// <summary>Set to hold what goes out back until it is opened.</summary>
    public Gate? GateOut { get; set; }

    /// <summary>Photos from this one on wait for <see cref="Gate"/>; what was chosen before does not.</summary>
    public int GatedFrom { get; set; }

    /// <summary>The prints of those that have one: pictures are numbers here, so nothing is a copy unless a test says so.</summary>
    public Dictionary<PictureId, PicturePrint> Prints { get; } = [];

    public ValueTask<PicturePrint?> PrintOfAsync(PictureId picture) => new(Prints.GetValueOrDefault(Known(picture)));

    public ValueTask<string> UrlAsync(PictureId picture) => ValueTask.FromResult($"picture:{Known(picture).Value}");

    public ValueTask<string> DetailUrlAsync(PictureId picture) => ValueTask.FromResult($"detail:{Known(picture).Value}");

    /// <summary>Makes whatever is done next with a photo or a PNG fail in a way that nobody foresaw.</summary>
    public bool BreaksOnce { get; set; }

    public async Task<TakenPhoto> AddPhotoAsync(ChosenFile photo)
    {
        BreakIfToldTo();
        if (Gate is { } gate && photo.Id >= GatedFrom)
            await gate.PassAsync();
        return photo.Name.EndsWith(".txt", StringComparison.Ordinal)
            ? throw new PictureException(Message.Of("It is not a picture."))
            : new(
                Add(Pngs.OfGrey((byte)photo.Id)),
                photo.Name.StartsWith("dark", StringComparison.Ordinal) ? PictureRemark.AlmostBlack : null
            );
    }

    public async Task<TakenPhoto> AddPhotoAsync(byte[] photo, bool mayBeMask = false)
    {
        if (Gate is { } gate)
            await gate.PassAsync();
        return photo is [(byte)'n', ..]
            ? throw new PictureException(Message.Of("It is not a picture."))
            : new(Add(photo), photo is [(byte)'m', ..] ? PictureRemark.TwoValuesOnly : null);
    }

    public async Task<PictureId> AddPngAsync(byte[] png)
    {
        BreakIfToldTo();
        if (Gate is { } gate)
            await gate.PassAsync();
        return Add(png);
    }

    public async Task<byte[]> PngAsync(PictureId picture)
    {
        BreakIfToldTo();
        if (GateOut is { } gate)
            await gate.PassAsync();
        return _pngs.TryGetValue(Known(picture), out var png) ? png : Pngs.OfGrey((byte)picture.Value);
    }

    public void Release(PictureId picture) => Assert.True(Released.Add(picture), $"Picture {picture.Value} was released twice.");

    public PictureId Add(byte[] png)
    {
        PictureId picture = new(FirstOfFiles + FromFiles.Count);
        FromFiles.Add(picture);
        _pngs.Add(picture, png);
        view.Photographed.TryAdd(picture, SampleParts.Good(GearKind.Instance, id: FromFiles.Count));
        return picture;
    }

    private void BreakIfToldTo()
    {
        if (!BreaksOnce)
            return;
        BreaksOnce = false;
        throw new InvalidOperationException("A wire is loose.");
    }

    private PictureId Known(PictureId picture) =>
        Released.Contains(picture)
            ? throw new InvalidOperationException(
                $"Picture {picture.Value} was released and is asked for again: keep it in ActivityState.Pictures()."
            )
            : picture;
}

/// <summary>Holds back whoever comes, until it is opened: then they pass one after another, on the thread of who opens it.</summary>
internal sealed class Gate
{
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private bool _isOpen;

    public Task PassAsync()
    {
        if (_isOpen)
            return Task.CompletedTask;

        _waiting.Enqueue(new());
        return _waiting.Last().Task;
    }

    public void Open()
    {
        _isOpen = true;
        while (_waiting.TryDequeue(out var next))
            next.SetResult();
    }
}

/// <summary>Files in memory.</summary>
internal sealed class FakeFiles : IFiles
{
    private readonly Dictionary<int, (byte[] Content, long Size)> _contents = [];
    private readonly Dictionary<int, (string Path, byte[] Content)[]> _folders = [];
    private int _last;

    public Dictionary<string, byte[]> Saved { get; } = [];

    public int Open => _contents.Count;

    public ChosenFile Choose(string name, byte[] content, long? size = null)
    {
        ChosenFile file = new(++_last, name);
        _contents.Add(file.Id, (content, size ?? content.Length));
        return file;
    }

    /// <summary>A folder with files in it, which it tells of a few at a time.</summary>
    public ChosenFile ChooseFolder(string name, params (string Path, byte[] Content)[] files)
    {
        ChosenFile folder = new(++_last, name, IsFolder: true);
        _contents.Add(folder.Id, ([], 0));
        _folders.Add(folder.Id, files);
        return folder;
    }

    /// <summary>How many files folders have told of.</summary>
    public int Listed { get; private set; }

    /// <summary>The names of files that cannot be read.</summary>
    public HashSet<string> Unreadable { get; } = [];

    /// <summary>What a folder waits for before it tells of more.</summary>
    public Gate? Listing { get; set; }

    public async IAsyncEnumerable<ImmutableArray<ChosenFile>> ListAsync(ChosenFile folder)
    {
        foreach (var some in _folders[folder.Id].Chunk(100))
        {
            if (Listing is { } gate)
                await gate.PassAsync();
            Listed += some.Length;
            yield return [.. some.Select(file => Choose(file.Path, file.Content))];
        }
    }

    Stream IFiles.Open(ChosenFile file) =>
        new SizedStream(_contents[file.Id].Content, _contents[file.Id].Size, Unreadable.Contains(file.Name));

    public void Forget(ChosenFile file) => _contents.Remove(file.Id);

    public string Language => "en";

    public string? Decode(string encoding, byte[] bytes) =>
        System.Text.CodePagesEncodingProvider.Instance.GetEncoding(encoding)?.GetString(bytes);

    public async Task SaveAsync(string name, string mediaType, Func<Stream, Task> write)
    {
        using MemoryStream stream = new();
        await write(stream);
        Saved[name] = stream.ToArray();
    }

    /// <summary>Says that it is longer than it is: nobody wants half a gigabyte in a test.</summary>
    private sealed class SizedStream(byte[] content, long size, bool isLocked) : MemoryStream(content)
    {
        public override long Length => size;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            isLocked ? throw new FileException(Message.Of("It is locked.")) : base.ReadAsync(buffer, cancellationToken);
    }
}
