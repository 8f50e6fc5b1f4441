using System.Collections.Immutable;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>Finds out what folders mean, see <see cref="FolderLayout"/>.</summary>
internal sealed class LayoutReader
{
    private static readonly Dictionary<string, DatasetPart> Splits = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = DatasetPart.Training,
        ["training"] = DatasetPart.Training,
        ["val"] = DatasetPart.Training,
        ["valid"] = DatasetPart.Training,
        ["validation"] = DatasetPart.Training,
        ["test"] = DatasetPart.Test,
        ["testing"] = DatasetPart.Test,
    };

    private static readonly string[] MaskFolders =
    [
        "ground_truth",
        "groundtruth",
        "gt",
        "mask",
        "masks",
        "annotations",
        "segmentation",
        "segmentations",
    ];

    private readonly LayoutChoice _choice;
    private readonly string? _name;
    private readonly List<PassedOver> _passedOver = [];
    private readonly List<string> _wrappers = [];
    private readonly ImmutableArray<LayoutFile> _others;
    private ImmutableArray<LayoutFile> _files;

    public LayoutReader(ImmutableArray<LayoutFile> files, LayoutChoice choice, string? name)
    {
        (_choice, _name) = (choice, name);
        var sorted = files.OrderBy(file => FolderRules.NaturalSortKey(file.Path), StringComparer.Ordinal).ToImmutableArray();
        // What is called like something else does not shape a dataset, but may be a picture all the same if it lies in a label's folder.
        var isNamed = sorted.Any(file => file.IsPicture);
        _files = [.. sorted.Where(file => file.IsPicture || !isNamed)];
        _others = [.. sorted.Where(file => !file.IsPicture && isNamed)];
    }

    private static Message NoFolders => Message.Of("project.import.no-folders");

    private static Message Beside => Message.Of("project.layout.beside");

    public FolderLayout Read()
    {
        LeaveMasksOut();
        Unwrap();
        if (_files.IsEmpty)
            throw new ProjectFormatException(NoFolders);
        if (_files.All(file => file.Folders.IsEmpty))
            return Heap();

        LeaveOut(file => file.Folders.IsEmpty, Beside);
        return _choice switch
        {
            LayoutChoice.Outer => Labels(0),
            LayoutChoice.Inner => Labels(1),
            LayoutChoice.Splits => InSplits(),
            _ => Recognised(),
        };
    }

    private FolderLayout Recognised()
    {
        if (IsInspection(_files))
            return Inspection();
        if (Tops().All(top => IsInspection([.. top.Select(file => file.Inside())])))
        {
            throw new ProjectFormatException(
                Message.Of("project.layout.several", ("folders", Listed(Tops().Select(top => top.Key))))
            );
        }

        var (splits, others) = (Tops().Where(top => IsSplit(top.Key)).ToList(), Tops().Where(top => !IsSplit(top.Key)).ToList());
        if (splits.Count > 0 && others.Count == 0)
            return splits.All(HasInner) ? InSplits() : throw BareSplits();
        if (splits.Count > 1 && splits.All(HasInner))
            throw Unclear(LayoutChoice.Splits, LayoutChoice.Outer);
        if (Tops().All(top => HasInner(top) && InnerOf(top).All(IsSplit)))
            return SplitLabels();
        if (IsGrid())
            throw Unclear(LayoutChoice.Outer, LayoutChoice.Inner);
        return Labels(0);
    }

    // MACHINE/LABEL has the same shape as LABEL/LOT. Lots tell themselves by their numbers.
    private bool IsGrid()
    {
        var groups = Tops().ToList();
        if (groups.Count < 2 || !groups.All(HasInner))
            return false;

        var inner = groups.SelectMany(group => InnerOf(group).Distinct(StringComparer.OrdinalIgnoreCase)).ToList();
        return inner.Any(name => !name.Any(char.IsAsciiDigit))
            && inner.Count > inner.Distinct(StringComparer.OrdinalIgnoreCase).Count()
            && inner.Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any();
    }

    // Folders that lie round everything are looked through, as long as something is left that could name a label.
    private void Unwrap()
    {
        while (
            _files is [{ Folders: [var first, ..] }, ..]
            && _files.All(file => file.Folders.Length > 0 && file.Folders[0] == first)
            && _files.Count(file => file.Folders.Length > 1) > _files.Length / 2
        )
        {
            _wrappers.Add(first);
            _files = [.. _files.Select(file => file.Inside())];
        }
    }

    private void LeaveMasksOut()
    {
        LeaveMaskFoldersOut();
        Dictionary<LayoutFile, string> masks = [];
        foreach (var folder in _files.GroupBy(file => string.Join('/', file.Folders)))
        {
            var photos = folder
                .GroupBy(file => PictureNames.Stem(file.Name), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(stem => stem.Key, stem => stem.ToList(), StringComparer.OrdinalIgnoreCase);
            foreach (var file in folder)
            {
                var twin = photos[PictureNames.Stem(file.Name)].FirstOrDefault(one => !PictureNames.IsLossless(one.Name));
                var photo =
                    PictureNames.StemOfPhoto(file.Name) is { } stem && photos.TryGetValue(stem, out var named) ? named[0]
                    : PictureNames.IsLossless(file.Name) ? twin
                    : null;
                if (photo is not null && photo != file)
                    masks[file] = photo.Name;
            }
        }

        _files = _files.RemoveAll(masks.ContainsKey);
        _passedOver.AddRange(
            masks.Select(mask => new PassedOver(mask.Key.Path, Message.Of("project.layout.mask", ("photo", mask.Value))))
        );
    }

    // A folder that is called like one of masks and whose files are called like photos elsewhere. "mask" alone may be a label.
    private void LeaveMaskFoldersOut()
    {
        var folders = _files
            .SelectMany(file => Enumerable.Range(0, file.Folders.Length).Select(depth => (Depth: depth, File: file)))
            .Where(at => IsMaskFolder(at.File.Folders[at.Depth]))
            .GroupBy(at => string.Join('/', at.File.Folders.Take(at.Depth + 1)), at => at.File)
            .ToList();
        foreach (var folder in folders)
        {
            var masks = folder.ToHashSet();
            var photos = _files
                .Where(file => !masks.Contains(file))
                .Select(file => PictureNames.Stem(file.Name))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (masks.Count(IsOfPhoto) * 5 >= masks.Count * 4)
            {
                _files = _files.RemoveAll(masks.Contains);
                _passedOver.Add(new(folder.Key, Message.Of("project.layout.masks", ("count", masks.Count))));
            }

            bool IsOfPhoto(LayoutFile file) =>
                photos.Contains(PictureNames.Stem(file.Name))
                || (PictureNames.StemOfPhoto(file.Name) is { } stem && photos.Contains(stem));
        }
    }

    private void LeaveOut(Predicate<LayoutFile> which, Message reason)
    {
        _passedOver.AddRange(_files.Where(file => which(file)).Select(file => new PassedOver(file.Path, reason)));
        _files = _files.RemoveAll(which);
    }

    // train/good, test/good, test/KIND: train has nothing of what is to be found, so all of it is one set.
    private static bool IsInspection(ImmutableArray<LayoutFile> files)
    {
        var tops = files
            .Where(file => file.Folders.Length > 0 && !IsMaskFolder(file.Folders[0]))
            .GroupBy(file => file.Folders[0])
            .ToList();
        return tops.Count == 2
            && tops.Find(top => top.Key.Equals("train", StringComparison.OrdinalIgnoreCase)) is { } train
            && tops.Find(top => top.Key.Equals("test", StringComparison.OrdinalIgnoreCase)) is { } test
            && InnerOf(train).Distinct().ToList() is [var good]
            && HasInner(train)
            && HasInner(test)
            && InnerOf(test).Distinct().Skip(1).Any()
            && good.Equals("good", StringComparison.OrdinalIgnoreCase);
    }

    private FolderLayout Inspection()
    {
        LeaveOut(file => IsMaskFolder(file.Folders[0]), Message.Of("project.layout.mask-folder"));
        var labels = _files.Select(file => file.Folders[1]).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return Placed(1, _ => DatasetPart.Training, Message.Of("project.layout.inspection", ("kinds", labels - 1)));
    }

    private FolderLayout Heap() =>
        _name is { Length: > 0 } name
            ? new(
                [.. _files.Select(file => new PlacedPicture(file.Path, name, DatasetPart.Training))],
                [.. _passedOver, .. _others.Select(file => new PassedOver(file.Path, Beside))],
                Message.Of("project.layout.heap", ("label", name))
            )
            : throw new ProjectFormatException(NoFolders);

    private FolderLayout Labels(int depth)
    {
        LeaveOut(file => file.Folders.Length <= depth, Beside);
        var count = _files.Select(file => file.Folders[depth]).Distinct().Count();
        return Placed(
            depth,
            _ => DatasetPart.Training,
            depth == 0
                ? Message.Of("project.layout.labels", ("labels", count))
                : Message.Of("project.layout.inner", ("labels", count), ("groups", Tops().Count()))
        );
    }

    private FolderLayout InSplits()
    {
        LeaveOut(file => file.Folders.Length < 2 || !IsSplit(file.Folders[0]), Message.Of("project.layout.no-split"));
        RefuseBoxes();
        return Splitting(depth: 1, split: 0);
    }

    // LABEL/train/…, LABEL/test/…
    private FolderLayout SplitLabels() => Splitting(depth: 0, split: 1);

    private FolderLayout Splitting(int depth, int split)
    {
        var splits = _files.Select(file => file.Folders[split]).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var isLearned = splits.Exists(name => Splits[name] is DatasetPart.Training);
        var labels = _files.Select(file => file.Folders[depth]).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var tests = _files.Where(file => PartOf(file) is DatasetPart.Test).ToList();
        var said = Message.Of("project.layout.splits", ("splits", splits.Count), ("labels", labels), ("names", Listed(splits)));
        return Placed(
            depth,
            PartOf,
            tests.Count == 0
                ? said
                : Message.Sequence(
                    said,
                    Message.Of("project.layout.kept", ("count", tests.Count), ("folder", tests[0].Folders[split]))
                )
        );

        // A test of nothing that was learned is just pictures.
        DatasetPart PartOf(LayoutFile file) => isLearned ? Splits[file.Folders[split]] : DatasetPart.Training;
    }

    // train/images with train/labels beside it: boxes for each picture, in the way of object detectors.
    private void RefuseBoxes()
    {
        if (
            _files.Length > 0
            && _files.All(file => file.Folders[1].Equals("images", StringComparison.OrdinalIgnoreCase))
            && _others.Any(file => file.Folders.Contains("labels", StringComparer.OrdinalIgnoreCase))
        )
            throw new ProjectFormatException(Message.Of("project.layout.boxes"));
    }

    private FolderLayout Placed(int depth, Func<LayoutFile, DatasetPart> part, Message said)
    {
        if (_files.IsEmpty)
            throw new ProjectFormatException(NoFolders);

        // One spelling of each folder: the parts of a path before the label have to be those of a label's pictures.
        var folders = _files.Select(file => string.Join('/', file.Folders.Take(depth + 1))).ToHashSet(StringComparer.Ordinal);
        List<(LayoutFile File, string Path)> others = [.. _others.Select(file => (Inside(file), file.Path))];
        var inLabels = others.Where(other => IsIn(other.File)).Select(other => other.File).ToList();
        _passedOver.AddRange(others.Where(other => !IsIn(other.File)).Select(other => new PassedOver(other.Path, Beside)));
        var pictures = _files
            .Concat(inLabels)
            .OrderBy(file => FolderRules.NaturalSortKey(file.Path), StringComparer.Ordinal)
            .Select(file => new PlacedPicture(file.Path, file.Folders[depth], part(file)));
        return new(
            [.. pictures],
            [.. _passedOver],
            _wrappers.Count == 0
                ? said
                : Message.Sequence(said, Message.Of("project.layout.wrapped", ("folder", string.Join('/', _wrappers))))
        );

        LayoutFile Inside(LayoutFile file) =>
            file.Folders.Take(_wrappers.Count).SequenceEqual(_wrappers)
                ? file with
                {
                    Folders = file.Folders[_wrappers.Count..],
                }
                : file with
                {
                    Folders = [],
                };
        bool IsIn(LayoutFile file) =>
            file.Folders.Length > depth && folders.Contains(string.Join('/', file.Folders.Take(depth + 1)));
    }

    private UnclearLayoutException Unclear(LayoutChoice one, LayoutChoice other)
    {
        ImmutableArray<LayoutReading> readings = [Reading(one), Reading(other)];
        return new(
            Message.Of("project.layout.unclear", ("one", Listed(readings[0].Labels)), ("other", Listed(readings[1].Labels))),
            readings
        );
    }

    // Whether somebody sorts trains from tests, or has not sorted anything yet, the folders do not say.
    private UnclearLayoutException BareSplits()
    {
        var outer = Reading(LayoutChoice.Outer);
        return new(Message.Of("project.layout.bare-splits", ("splits", Listed(outer.Labels))), [outer]);
    }

    private LayoutReading Reading(LayoutChoice choice)
    {
        var depth = choice is LayoutChoice.Outer ? 0 : 1;
        return new(
            choice,
            [
                .. _files
                    .Where(file => file.Folders.Length > depth && (choice is not LayoutChoice.Splits || IsSplit(file.Folders[0])))
                    .Select(file => file.Folders[depth])
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ]
        );
    }

    private IEnumerable<IGrouping<string, LayoutFile>> Tops() => _files.GroupBy(file => file.Folders[0]);

    private static bool HasInner(IEnumerable<LayoutFile> files) => files.All(file => file.Folders.Length > 1);

    private static IEnumerable<string> InnerOf(IEnumerable<LayoutFile> files) =>
        files.Where(file => file.Folders.Length > 1).Select(file => file.Folders[1]);

    private static bool IsMaskFolder(string folder) => MaskFolders.Contains(folder, StringComparer.OrdinalIgnoreCase);

    private static bool IsSplit(string folder) => Splits.ContainsKey(folder);

    private static string Listed(IEnumerable<string> names)
    {
        const int most = 6;
        string[] all = [.. names];
        return string.Join(", ", all.Take(most)) + (all.Length > most ? ", …" : "");
    }
}
