using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>Puts the pictures of a project into a zip one by one. A lost one is reported, and the others are written all the same.</summary>
internal sealed class PictureWriter
{
    private readonly ImmutableArray<Repair>.Builder _repairs = ImmutableArray.CreateBuilder<Repair>();
    private readonly Project _project;
    private readonly Func<ExampleId, ValueTask<byte[]?>> _picture;

    /// <summary>Begins a zip. The arguments are those of <see cref="ProjectFile.WriteAsync"/>.</summary>
    public PictureWriter(Project project, Func<ExampleId, ValueTask<byte[]?>> picture, Stream file)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(file);

        (_project, _picture) = (project, picture);
        Zip = new(file, ProjectLimits.Default);
    }

    /// <summary>The zip that they go into.</summary>
    public ZipWriter Zip { get; }

    /// <summary>The pictures that could not be written so far.</summary>
    public ImmutableArray<Repair> Repairs => _repairs.ToImmutable();

    /// <summary>Asks for the pictures of all examples in their order and writes them.</summary>
    /// <param name="nameOf">The name for the picture of an example; asked just before it is written.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Each example whose picture was written, as soon as it is; and in its place each that has none.</returns>
    public async IAsyncEnumerable<ProjectExample> WriteAllAsync(
        Func<ProjectExample, string> nameOf,
        IProgress<ProjectProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < _project.Examples.Length; i++)
        {
            var example = _project.Examples[i];
            if (!example.HasPicture || await WriteAsync(example, nameOf(example), cancellationToken).ConfigureAwait(false))
                yield return example;
            progress?.Report(new(i + 1, _project.Examples.Length));
        }
    }

    private async Task<bool> WriteAsync(ProjectExample example, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[] clean;
        try
        {
            clean = ProjectPicture.Clean(
                await _picture(example.Id).ConfigureAwait(false)
                    ?? throw new ProjectFormatException(Message.Of("project.picture.lost"))
            );
        }
        catch (ProjectFormatException exception)
        {
            var why = Message.Of(
                "project.example.not-saved",
                ("number", example.Id.Value),
                ("label", _project.Find(example.Label)?.Name),
                ("why", exception.Reason)
            );
            _repairs.Add(new(RepairKind.ExampleDropped, why, example.Id));
            return false;
        }

        await Zip.AddAsync(name, clean, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
