using System.Collections.Immutable;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>Finds out what folders mean, see <see cref="FolderLayout"/>.</summary>
internal sealed class LayoutReader
{
    private const int MostNamedBeside = 3;

    // What the folder of all pictures is called where something else lies beside it.
    private static readonly string[] PictureFolders =
    [
        "images",
        "image",
        "imgs",
        "img",
        "jpegimages",
        "pictures",
        "photos",
        "data",
    ];

    private readonly LayoutChoice _choice;
    private readonly string? _name;
    private readonly List<PassedOver> _passedOver = [];
    private readonly List<string> _wrappers = [];
    private readonly ImmutableArray<LayoutFile> _others;
    private ImmutableArray<LayoutFile> _files;
    private ImmutableHashSet<string> _perhapsMasks = [];

    public LayoutReader(ImmutableArray<LayoutFile> files, LayoutChoice choice, string? name)
    {
        (_choice, _name) = (choice, name);
        var sorted = files.OrderBy(file => FolderRules.NaturalSortKey(file.Path), StringComparer.Ordinal).ToImmutableArray();
        // What is called like something else does not shape a dataset, but may be a picture all the same if it lies in a label's folder.
        var isNamed = sorted.Any(file => file.IsPicture);
        _files = [.. sorted.Where(file => file.IsPicture || !isNamed)];
        _others = [.. sorted.Where(file => !file.IsPicture && isNamed)];
    }

    private static StringComparer NoCase => StringComparer.OrdinalIgnoreCase;

    private static Message NoFolders => Message.Of("project.import.no-folders");

    private static Message Beside => Message.Of("project.layout.beside");

    public FolderLayout Read()
    {
        (_files, var masks, _perhapsMasks) = MaskFiles.Sorted(_files);
        _passedOver.AddRange(masks);
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

        var splits = Tops().Where(top => SplitNames.IsOne(top.Key)).ToList();
        if (splits.Count == Tops().Count())
            return HaveLabels(splits) ? InSplits() : throw Unlabelled();
        if (Tops().Any(top => !SplitNames.IsOne(top.Key) && IsDataset([.. top.Select(file => file.Inside())])))
        {
            throw new ProjectFormatException(
                Message.Of("project.layout.several", ("folders", Listed(Tops().Select(top => top.Key))))
            );
        }

        var perhaps = Tops().Where(top => SplitNames.PartOf(top.Key) is not null).ToList();
        if (perhaps.Count > 1 && perhaps.All(HasInner))
            throw Unclear(LayoutChoice.Splits, LayoutChoice.Outer);
        if (Tops().All(top => HasInner(top) && InnerOf(top).All(SplitNames.IsOne)))
            return SplitLabels();
        if (IsGrid())
            throw Unclear(LayoutChoice.Outer, LayoutChoice.Inner);
        if (Tops().Count() == 1 && IsPictureFolder(Tops().First().Key) && HasBoxes())
            throw Boxes();
        return Labels(0);
    }

    // Splits of labels, which nobody would put into the folder of one label.
    private static bool IsDataset(ImmutableArray<LayoutFile> files)
    {
        while (
            files.All(file =>
                file.Folders.Length > 1 && file.Folders[0] == files[0].Folders[0] && !SplitNames.IsOne(file.Folders[0])
            )
        )
            files = [.. files.Select(file => file.Inside())];
        if (files.Any(file => file.Folders.Length < 2))
            return false;
        return IsInspection(files)
            || (
                files.All(file => SplitNames.IsOne(file.Folders[0]))
                && files.Select(file => file.Folders[1]).Where(name => !IsLot(name)).Distinct(NoCase).Skip(1).Any()
            );
    }

    private static bool HaveLabels(IReadOnlyCollection<IGrouping<string, LayoutFile>> splits)
    {
        var learned = splits.Where(split => SplitNames.PartOf(split.Key) is DatasetPart.Training).ToList();
        return (learned.Count > 0 ? learned : splits).All(split =>
            split.Any(file => file.Folders.Length > 1) && LabelDepth([.. split]) is not null
        );
    }

    // Below train there may be one folder more, for all pictures, before those of the labels.
    private static int? LabelDepth(ImmutableArray<LayoutFile> files)
    {
        var inner = files.RemoveAll(file => file.Folders.Length < 2);
        if (inner.Any(file => !IsPictureFolder(file.Folders[1])))
            return 1;
        return inner.Any(file => file.Folders.Length > 2) ? 2 : null;
    }

    // MACHINE/LABEL has the same shape as LABEL/LOT. Lots tell themselves by their numbers.
    private bool IsGrid()
    {
        var groups = Tops().ToList();
        if (groups.Count < 2 || !groups.All(HasInner))
            return false;

        var inner = groups.SelectMany(group => InnerOf(group).Distinct(NoCase)).ToList();
        return inner.Any(name => !IsLot(name))
            && inner.Count > inner.Distinct(NoCase).Count()
            && inner.Distinct(NoCase).Skip(1).Any();
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

    private void LeaveOut(Predicate<LayoutFile> which, Message reason)
    {
        _passedOver.AddRange(_files.Where(file => which(file)).Select(file => new PassedOver(file.Path, reason)));
        _files = _files.RemoveAll(which);
    }

    // train/good, test/good, test/KIND: train has nothing of what is to be found, so all of it is one set.
    private static bool IsInspection(ImmutableArray<LayoutFile> files)
    {
        var photos = files.RemoveAll(file => file.Folders.Length > 0 && MaskFiles.IsFolder(file.Folders[0]));
        return photos.All(file => file.Folders.Length > 1 && SplitNames.IsOne(file.Folders[0]))
            && LearnedIn(photos) is [var learned]
            && photos.Any(file =>
                SplitNames.PartOf(file.Folders[0]) is DatasetPart.Test && !LabelName.Comparer.Equals(file.Folders[1], learned)
            );
    }

    private static List<string> LearnedIn(IEnumerable<LayoutFile> files) =>
        [
            .. files
                .Where(file => SplitNames.PartOf(file.Folders[0]) is DatasetPart.Training)
                .Select(file => file.Folders[1])
                .Distinct()
                .Distinct(LabelName.Comparer),
        ];

    private FolderLayout Inspection()
    {
        LeaveOut(file => MaskFiles.IsFolder(file.Folders[0]), Message.Of("project.layout.mask-folder"));
        var train = _files.First(file => SplitNames.PartOf(file.Folders[0]) is DatasetPart.Training).Folders[0];
        return Placed(
            1,
            _ => DatasetPart.Training,
            Message.Of(
                "project.layout.inspection",
                ("label", LearnedIn(_files)[0]),
                ("others", CountLabels(1) - 1),
                ("folder", train)
            )
        );
    }

    private FolderLayout Heap() =>
        _name is { Length: > 0 } name
            ? new(
                [
                    .. _files.Select(file => new PlacedPicture(
                        file.Path,
                        name,
                        DatasetPart.Training,
                        _perhapsMasks.Contains(file.Path)
                    )),
                ],
                [.. _passedOver, .. _others.Select(file => new PassedOver(file.Path, Beside))],
                Message.Of("project.layout.heap", ("label", name))
            )
            : throw new ProjectFormatException(NoFolders);

    private FolderLayout Labels(int depth)
    {
        LeaveOut(file => file.Folders.Length <= depth, Beside);
        var count = CountLabels(depth);
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
        LeaveOut(
            file => file.Folders.Length == 0 || SplitNames.PartOf(file.Folders[0]) is null,
            Message.Of("project.layout.no-split")
        );
        var depth = LabelDepth(_files) ?? 1;
        PassOver(
            [.. _files.Where(file => file.Folders.Length <= depth).Select(file => file.Path)],
            count => Message.Of("project.layout.pictures-beside", ("count", count))
        );
        _files = _files.RemoveAll(file => file.Folders.Length <= depth);
        return Splitting(depth, split: 0);
    }

    // Folders whose names people would take for one are one label.
    private int CountLabels(int depth) =>
        _files.Select(file => file.Folders[depth]).Distinct().Distinct(LabelName.Comparer).Count();

    // LABEL/train/…, LABEL/test/…
    private FolderLayout SplitLabels() => Splitting(depth: 0, split: 1);

    private FolderLayout Splitting(int depth, int split)
    {
        var splits = _files.Select(file => file.Folders[split]).Distinct(NoCase).ToList();
        var isLearned = splits.Exists(name => SplitNames.PartOf(name) is DatasetPart.Training);
        var tests = _files.Where(file => PartOf(file) is DatasetPart.Test).ToList();
        var said = Message.Of(
            "project.layout.splits",
            ("splits", splits.Count),
            ("labels", CountLabels(depth)),
            ("names", Listed(splits))
        );
        return Placed(
            depth,
            PartOf,
            tests.Count == 0
                ? said
                : Message.Sequence(
                    said,
                    Message.Of(
                        "project.layout.kept",
                        ("count", tests.Count),
                        ("folder", Listed(tests.Select(file => file.Folders[split]).Distinct()))
                    )
                ),
            Math.Max(depth, split) + 1
        );

        // A test of nothing that was learned is just pictures.
        DatasetPart PartOf(LayoutFile file) =>
            isLearned ? SplitNames.PartOf(file.Folders[split]) ?? DatasetPart.Training : DatasetPart.Training;
    }

    // Boxes round things, as those keep them who teach where something is: YOLO, COCO, Pascal VOC.
    private bool HasBoxes() =>
        _others.Any(file =>
            file.Name.EndsWith(".coco.json", StringComparison.OrdinalIgnoreCase)
            || (file.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && file.Folders.Contains("labels", NoCase))
            || (
                (
                    file.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                    || file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ) && file.Folders.Contains("annotations", NoCase)
            )
        );

    private static ProjectFormatException Boxes() => new(Message.Of("project.layout.boxes"));

    private ProjectFormatException Unlabelled() => HasBoxes() ? Boxes() : BareSplits();

    // What is called like something else must lie in as many of the folders that shape the dataset as the pictures do.
    private FolderLayout Placed(int depth, Func<LayoutFile, DatasetPart> part, Message said, int? folderCount = null)
    {
        if (_files.IsEmpty)
            throw new ProjectFormatException(NoFolders);

        // One spelling of each folder: the parts of a path before the label have to be those of a label's pictures.
        var count = folderCount ?? depth + 1;
        var folders = _files.Select(file => string.Join('/', file.Folders.Take(count))).ToHashSet(StringComparer.Ordinal);
        List<(LayoutFile File, string Path)> others = [.. _others.Select(file => (Inside(file), file.Path))];
        var inLabels = others.Where(other => IsIn(other.File)).Select(other => other.File).ToList();
        PassOver(
            [.. others.Where(other => !IsIn(other.File)).Select(other => other.Path)],
            count => Message.Of("project.layout.files-beside", ("count", count))
        );
        var pictures = _files
            .Concat(inLabels)
            .OrderBy(file => FolderRules.NaturalSortKey(file.Path), StringComparer.Ordinal)
            .Select(file => new PlacedPicture(file.Path, file.Folders[depth], part(file), _perhapsMasks.Contains(file.Path)));
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
            file.Folders.Length >= count && folders.Contains(string.Join('/', file.Folders.Take(count)));
    }

    // There may be a note to each photo: then the folder is named, once.
    private void PassOver(IReadOnlyCollection<string> paths, Func<int, Message> many)
    {
        foreach (var folder in paths.GroupBy(path => path[..Math.Max(0, path.LastIndexOf('/'))]))
        {
            var count = folder.Count();
            _passedOver.AddRange(
                folder.Key.Length == 0 || count <= MostNamedBeside
                    ? folder.Select(path => new PassedOver(path, Beside))
                    : [new($"{folder.Key}/…", many(count))]
            );
        }
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
        var files = choice is LayoutChoice.Splits ? _files.RemoveAll(file => SplitNames.PartOf(file.Folders[0]) is null) : _files;
        var depth = choice switch
        {
            LayoutChoice.Outer => 0,
            LayoutChoice.Splits => LabelDepth(files) ?? 1,
            _ => 1,
        };
        return new(
            choice,
            [.. files.Where(file => file.Folders.Length > depth).Select(file => file.Folders[depth]).Distinct(NoCase)]
        );
    }

    private IEnumerable<IGrouping<string, LayoutFile>> Tops() => _files.GroupBy(file => file.Folders[0]);

    private static bool HasInner(IEnumerable<LayoutFile> files) => files.All(file => file.Folders.Length > 1);

    private static IEnumerable<string> InnerOf(IEnumerable<LayoutFile> files) =>
        files.Where(file => file.Folders.Length > 1).Select(file => file.Folders[1]);

    private static bool IsPictureFolder(string folder) => PictureFolders.Contains(folder, NoCase);

    private static bool IsLot(string folder) => folder.Any(char.IsAsciiDigit);

    private static string Listed(IEnumerable<string> names)
    {
        const int most = 6;
        string[] all = [.. names];
        return string.Join(", ", all.Take(most)) + (all.Length > most ? ", …" : "");
    }
}
