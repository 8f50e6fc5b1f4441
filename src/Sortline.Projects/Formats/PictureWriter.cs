using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning;

namespace Sortline.Projects.Formats;

/// <summary>Puts pictures into a zip one by one. A lost one is reported: it must not cost the learner the others.</summary>
internal sealed class PictureWriter(ZipWriter zip, Project project, Func<ExampleId, ValueTask<byte[]?>> picture)
{
    private readonly ImmutableArray<Repair>.Builder _repairs = ImmutableArray.CreateBuilder<Repair>();

    /// <summary>The zip that they go into.</summary>
    public ZipWriter Zip => zip;

    /// <summary>The pictures that could not be written so far.</summary>
    public ImmutableArray<Repair> Repairs => _repairs.ToImmutable();

    /// <summary>Asks for the picture of an example and writes it.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> WriteAsync(ProjectExample example, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[] clean;
        try
        {
            clean = ProjectPicture.Clean(
                await picture(example.Id).ConfigureAwait(false) ?? throw new ProjectFormatException("The picture is lost.")
            );
        }
        catch (ProjectFormatException exception)
        {
            var named = string.Create(
                CultureInfo.InvariantCulture,
                $"Example {example.Id.Value} of “{project.Find(example.Label)?.Name}”"
            );
            _repairs.Add(new(RepairKind.ExampleDropped, $"{named} was not saved. {exception.Message}", example.Id));
            return false;
        }

        await zip.AddAsync(name, clean, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
