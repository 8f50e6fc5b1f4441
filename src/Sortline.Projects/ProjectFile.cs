using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects.Formats;
using Sortline.Projects.Imports;

namespace Sortline.Projects;

/// <summary>Writes and reads <c>.sortline</c> files: a whole project in one zip. The format is described in docs/project-file.md.</summary>
/// <remarks>
/// Neither holds more than one picture at a time, and neither uses a synchronous read or write, so both run in a browser.
/// </remarks>
public static class ProjectFile
{
    /// <summary>How the names of project files end.</summary>
    public const string Extension = ".sortline";

    /// <summary>What the list of a project is called in its file, and where that was unpacked.</summary>
    public const string ListName = ProjectJson.FileName;

    /// <summary>What a browser should take the file for.</summary>
    public const string MediaType = "application/zip";

    /// <summary>Writes a project. The same project with the same pictures gives the same bytes, on every machine.</summary>
    /// <param name="project">The project.</param>
    /// <param name="picture">
    /// Gives the picture of an example, see <see cref="ProjectPicture"/>; asked once for each that has one, in order. What a picture says
    /// beside its pixels is not written. <see langword="null"/> means that the picture is lost.
    /// </param>
    /// <param name="file">Where to write to; need not be able to seek. It stays open.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Stops the writing; what has been written until then is not a project.</param>
    /// <returns>The examples that are not in the file because their pictures were lost or cannot be used.</returns>
    /// <exception cref="ProjectFormatException">The file would be too big to be read again.</exception>
    public static async Task<ImmutableArray<Repair>> WriteAsync(
        Project project,
        Func<ExampleId, ValueTask<byte[]?>> picture,
        Stream file,
        IProgress<ProjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var pictures = new PictureWriter(project, picture, file);
        var kept = new List<ProjectExample>();
        var written = pictures.WriteAllAsync(_ => ProjectJson.PictureName(kept.Count), progress, cancellationToken);
        await foreach (var example in written.ConfigureAwait(false))
            kept.Add(example);

        var saved = new Project(project.Labels, kept, project.Settings, project.Backbone);
        var seen = saved.LabelledPictures().Select(example => example.Features).ToLookup(features => features.OnlyKind is null);
        ImmutableArray<PictureFeatures> rows = [.. seen[true]];
        if (!rows.IsEmpty)
            await pictures
                .Zip.AddAsync(FeatureTable.FileName, () => FeatureTable.Write(rows), cancellationToken)
                .ConfigureAwait(false);
        if (seen[false].FirstOrDefault()?.OnlyKind is { } kind)
        {
            ImmutableArray<FeatureVector> numbers = [.. seen[false].Select(features => features.Of(kind))];
            await pictures
                .Zip.AddAsync(FeatureTable.NumbersFileName, () => FeatureTable.WriteNumbers(kind, numbers), cancellationToken)
                .ConfigureAwait(false);
        }

        if (project.Origin is { } origin)
            await pictures.Zip.AddAsync(OriginJson.FileName, OriginJson.Write(origin), cancellationToken).ConfigureAwait(false);
        await pictures.Zip.AddAsync(ProjectJson.FileName, ProjectJson.Write(saved), cancellationToken).ConfigureAwait(false);
        await pictures.Zip.FinishAsync(cancellationToken).ConfigureAwait(false);
        return pictures.Repairs;
    }

    /// <summary>Whether a zip is a project at all, whatever its name; if not, <see cref="PictureImport"/> may know what it is.</summary>
    /// <remarks>One that was unpacked and packed again is one, also with a folder round it, and so is a zip of nothing but a project file.</remarks>
    /// <param name="file">The file; must be able to seek. It stays open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">It is not a zip; the message says what to do.</exception>
    public static async Task<bool> IsProjectAsync(Stream file, CancellationToken cancellationToken = default) =>
        await IsProjectAsync(
                await FileTree.OfZipAsync(file, cancellationToken: cancellationToken).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Whether the files of a zip or of a folder are a project's, see <see cref="IsProjectAsync(Stream, CancellationToken)"/>.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">There are several projects in it, or one that is packed in a way that cannot be read.</exception>
    public static async Task<bool> IsProjectAsync(FileTree files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        return await RepackedProject.FindAsync(files, ProjectLimits.Default, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Whether a file is the list of a project, see <see cref="ListName"/>; its content says so.</summary>
    /// <param name="json">What is in the file.</param>
    public static bool IsList(ReadOnlyMemory<byte> json) => ProjectJson.IsList(json);

    /// <summary>Reads a project, strictly. A record that is wrong is left out and reported; the rest is read.</summary>
    /// <param name="file">The file; must be able to seek. It stays open.</param>
    /// <param name="picture">
    /// Takes the example and its picture, for each example of the project that has one, in order, one after the other. The picture is
    /// clean, see <see cref="ProjectPicture"/>; its pixels have not been unpacked. What this throws passes through.
    /// </param>
    /// <param name="backbone">
    /// What sees pictures here; left out, <see cref="ProjectBackbone.MobileNet"/>. Features that another one made are left out.
    /// </param>
    /// <param name="limits">How much to take in.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">The file is not a project that can be read here; the message says why.</exception>
    public static Task<ProjectReading> ReadAsync(
        Stream file,
        Func<ProjectExample, byte[], ValueTask>? picture = null,
        ProjectBackbone? backbone = null,
        ProjectLimits? limits = null,
        IProgress<ProjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => ReadAsync(file, picture, backbone, limits, progress, Migrations.Current, cancellationToken);

    /// <summary>Reads a project from the files of a zip, or of a folder that one was unpacked into, as strictly as a file.</summary>
    /// <param name="files">The files.</param>
    /// <param name="picture">Takes each example that has a picture, with its picture, in order. What this throws passes through.</param>
    /// <param name="backbone">What sees pictures here; left out, <see cref="ProjectBackbone.MobileNet"/>.</param>
    /// <param name="limits">How much to take in of each file.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">They are not a project that can be read here; the message says why.</exception>
    public static Task<ProjectReading> ReadAsync(
        FileTree files,
        Func<ProjectExample, byte[], ValueTask>? picture = null,
        ProjectBackbone? backbone = null,
        ProjectLimits? limits = null,
        IProgress<ProjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        return ReadAsync(files, picture, backbone, limits, progress, Migrations.Current, cancellationToken);
    }

    internal static async Task<ProjectReading> ReadAsync(
        Stream file,
        Func<ProjectExample, byte[], ValueTask>? picture,
        ProjectBackbone? backbone,
        ProjectLimits? limits,
        IProgress<ProjectProgress>? progress,
        Migrations migrations,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(
                await FileTree.OfZipAsync(file, new(Limits: limits), cancellationToken).ConfigureAwait(false),
                picture,
                backbone,
                limits,
                progress,
                migrations,
                cancellationToken
            )
            .ConfigureAwait(false);

    private static async Task<ProjectReading> ReadAsync(
        FileTree zip,
        Func<ProjectExample, byte[], ValueTask>? picture,
        ProjectBackbone? backbone,
        ProjectLimits? limits,
        IProgress<ProjectProgress>? progress,
        Migrations migrations,
        CancellationToken cancellationToken
    )
    {
        limits ??= ProjectLimits.Default;
        backbone ??= ProjectBackbone.MobileNet;
        zip =
            await RepackedProject.FindAsync(zip, limits, cancellationToken).ConfigureAwait(false)
            ?? throw new ProjectFormatException(Message.Of("project.none"));
        var list = await zip.ReadAsync(ProjectJson.FileName, limits.EntryBytes, cancellationToken).ConfigureAwait(false);
        var draft = ProjectJson.Read(list, backbone, migrations);
        var numbers = await NumbersAsync(zip, draft, backbone, cancellationToken).ConfigureAwait(false);
        var features = await FeaturesAsync(zip, draft, backbone, cancellationToken).ConfigureAwait(false);
        var kept = new List<ProjectExample>();
        for (var i = 0; i < draft.Examples.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (draft.Examples[i].Picture is null)
            {
                if (ExampleOfNumbers(draft, draft.Examples[i], numbers) is { } withoutPicture)
                    kept.Add(withoutPicture);
            }
            else if (await PictureAsync(zip, draft, draft.Examples[i], cancellationToken).ConfigureAwait(false) is { } png)
            {
                var example = ExampleOf(draft, draft.Examples[i], features);
                if (picture is not null)
                    await picture(example, png).ConfigureAwait(false);
                kept.Add(example);
            }

            progress?.Report(new(i + 1, draft.Examples.Count));
        }

        var project = new Project(draft.Labels, kept, draft.Settings, backbone)
        {
            Origin = await OriginJson.ReadAsync(zip, cancellationToken).ConfigureAwait(false),
        };
        return new(project, [.. draft.Repairs]);
    }

    // Nothing to work them out from again: where they cannot be used, the examples go.
    private static async Task<PictureFeatures?[]?> NumbersAsync(
        FileTree zip,
        ProjectDraft draft,
        ProjectBackbone backbone,
        CancellationToken cancellationToken
    )
    {
        var count = draft.Examples.Count(example => example.Picture is null);
        if (count == 0)
            return null;

        try
        {
            if (draft.IsStale)
                throw new ProjectFormatException(Message.Of("project.numbers.stale"));
            if (!zip.Has(FeatureTable.NumbersFileName))
                throw new ProjectFormatException(Message.Of("project.numbers.missing"));

            return await TableAsync(
                    zip,
                    FeatureTable.NumbersFileName,
                    FeatureTable.ReadNumbersAsync,
                    backbone.Lengths,
                    draft.Settings.Views,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (ProjectFormatException exception)
        {
            draft.Report(
                RepairKind.ExampleDropped,
                Message.Sequence(exception.Reason, Message.Of("project.numbers.left-out", ("count", count)))
            );
            return null;
        }
    }

    private static async Task<PictureFeatures?[]> TableAsync(
        FileTree zip,
        string name,
        Func<CheckedStream, long, int, int, CancellationToken, Task<PictureFeatures?[]>> read,
        FeatureLengths lengths,
        Augmentation views,
        CancellationToken cancellationToken
    )
    {
        var stream = await zip.OpenAsync(name, cancellationToken).ConfigureAwait(false);
        await using var owned = stream.ConfigureAwait(false);
        return await read(
                stream,
                zip.LengthOf(name),
                lengths.Of(FeatureKind.Plain, views),
                lengths.Of(FeatureKind.Pooled, views),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static ProjectExample? ExampleOfNumbers(
        ProjectDraft draft,
        ProjectDraft.DraftExample example,
        PictureFeatures?[]? numbers
    )
    {
        if (numbers is null)
            return null; // It was said of all of them.
        if (example.Row is { } row && row < numbers.Length && numbers[row] is { } features)
            return new(example.Id, example.Label, features);

        draft.Report(
            RepairKind.ExampleDropped,
            Message.Sequence(
                Message.Of("project.example.no-numbers", ("place", example.Place)),
                Message.Of("project.example.left-out")
            ),
            example.Id
        );
        return null;
    }

    private static async Task<PictureFeatures?[]?> FeaturesAsync(
        FileTree zip,
        ProjectDraft draft,
        ProjectBackbone backbone,
        CancellationToken cancellationToken
    )
    {
        if (draft.IsStale || draft.Examples.All(example => example.Row is null || example.Picture is null))
            return null;

        try
        {
            if (!zip.Has(FeatureTable.FileName))
                throw new ProjectFormatException(Message.Of("project.features.missing"));

            return await TableAsync(
                    zip,
                    FeatureTable.FileName,
                    FeatureTable.ReadAsync,
                    backbone.Lengths,
                    draft.Settings.Views,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (ProjectFormatException exception)
        {
            draft.MakeStale(Message.Sequence(exception.Reason, Message.Of("project.features.again")));
            return null;
        }
    }

    private static async Task<byte[]?> PictureAsync(
        FileTree zip,
        ProjectDraft draft,
        ProjectDraft.DraftExample example,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return zip.Has(example.Picture!)
                ? ProjectPicture.Clean(
                    await zip.ReadAsync(example.Picture!, ProjectPicture.MaxBytes, cancellationToken).ConfigureAwait(false)
                )
                : throw new ProjectFormatException(Message.Of("project.picture.missing"));
        }
        catch (ProjectFormatException exception)
        {
            draft.Report(
                RepairKind.ExampleDropped,
                Message.Of(
                    "project.example.left-out-because",
                    ("place", example.Place),
                    ("picture", example.Picture),
                    ("why", exception.Reason)
                ),
                example.Id
            );
            return null;
        }
    }

    private static ProjectExample ExampleOf(ProjectDraft draft, ProjectDraft.DraftExample example, PictureFeatures?[]? features)
    {
        if (features is null || example.Row is not { } row)
            return new(example.Id, example.Label, null);

        var seen = row < features.Length ? features[row] : null;
        if (seen is null)
        {
            draft.Report(
                RepairKind.FeaturesDropped,
                Message.Of("project.example.bad-features", ("place", example.Place), ("picture", example.Picture)),
                example.Id
            );
        }

        return new(example.Id, example.Label, seen);
    }
}
