using System.Collections.Immutable;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Activity.Files;

/// <summary>Saves what was taught as a project file, and opens such files and those of others, see <see cref="ProjectImporter"/>.</summary>
/// <remarks>A file is opened whole or not at all: until everything in it has been read, nothing changes.</remarks>
internal sealed class SaveAndOpenProject(IFiles files, IPictures pictures, TimeProvider time) : IEffect
{
    /// <summary>The largest file that is opened: whatever it holds, it cannot hold more.</summary>
    public static readonly long MaxBytes = ProjectLimits.Default.TotalBytes;

    private const int RemarksShown = 3;

    private Action _cancel = () => { };

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        var isTaken = step.Before.FileTask is null && step.After.FileTask is not null;
        if (step is { Action: ActivityAction.FileTaskCancelled, Before.FileTask: FileTask.Saving or FileTask.Opening })
            _cancel();
        else if (step.Action is ActivityAction.ProjectSaveRequested && isTaken)
            activity.Watch(SaveAsync(step.After, activity));
        else if (step.Action is ActivityAction.ProjectFileChosen { File: var file })
            activity.Watch(isTaken ? OpenAsync(file, LayoutChoice.Auto, step.After.Settings, activity) : ForgetAsync(file));
        else if (
            step is { Action: ActivityAction.LayoutChosen { Layout: var layout }, Before.LayoutQuestion.File: var asked }
            && step.After.LayoutQuestion is null
        )
            activity.Watch(
                layout is { } chosen && isTaken ? OpenAsync(asked, chosen, step.After.Settings, activity) : ForgetAsync(asked)
            );
    }

    private async Task SaveAsync(ActivityState state, IDispatcher activity)
    {
        var pictureOf = state.Examples.ToDictionary(example => example.Id, example => example.Picture);
        ImmutableArray<Repair> lost = [];
        using CancellationTokenSource cancellation = new();
        _cancel = cancellation.Cancel;
        try
        {
            await files.SaveAsync(
                $"sortline-{state.Level.Id}{ProjectFile.Extension}",
                ProjectFile.MediaType,
                async stream =>
                    lost = await ProjectFile.WriteAsync(
                        ProjectMapping.Of(state),
                        id => PngAsync(pictureOf[id]!.Value),
                        stream,
                        new Progress(activity, cancellation.Token),
                        cancellation.Token
                    )
            );
            if (activity.State.Project == state.Project)
                activity.Dispatch(new ActivityAction.ProjectFiled(time.GetUtcNow()));
            activity.Dispatch(
                new ActivityAction.FileTaskEnded(
                    lost.IsEmpty ? null : Message.Sequence([Message.Of("files.not-whole"), .. Summarise(lost)])
                )
            );
        }
        catch (Exception exception)
        {
            if (cancellation.IsCancellationRequested)
                return;
            activity.Dispatch(new ActivityAction.FileTaskEnded(Message.Of("files.not-saved", ("why", Reason(exception)))));
        }
    }

    private async ValueTask<byte[]?> PngAsync(PictureId picture)
    {
        try
        {
            return await pictures.PngAsync(picture);
        }
        catch (PictureException)
        {
            return null; // Deleted while the file is being written: the file does without it, and says so.
        }
    }

    private async Task OpenAsync(ChosenFile file, LayoutChoice layout, ProjectSettings settings, IDispatcher activity)
    {
        using CancellationTokenSource cancellation = new();
        _cancel = cancellation.Cancel;
        ProjectImporter importer = new(pictures, new Progress(activity, cancellation.Token));
        using FolderWalk walk = new(files);
        var waits = false;
        try
        {
            ImportOptions options = new(layout, file.Title, DecodeName: files.Decode, Language: files.Language);
            var project = file.IsFolder
                ? await importer.ReadAsync(await walk.ReadAsync(file, cancellation.Token), settings, options, cancellation.Token)
                : await ReadFileAsync(file, importer, settings, options, cancellation.Token);
            cancellation.Token.ThrowIfCancellationRequested();
            var opened = Message.Of(
                "files.opened",
                ("file", file.Name),
                ("examples", importer.Taken.Count + project.WithoutPicture),
                ("labels", project.Labels.Length)
            );
            activity.Dispatch(
                new ActivityAction.ProjectOpened(
                    file.Title,
                    project,
                    importer.Taken.ToImmutableDictionary(),
                    new(
                        Message.Sequence([
                            opened,
                            importer.Understood,
                            importer.Advice,
                            .. Summarise(importer.Remarks),
                            .. PhotoTexts.Odd(importer.Odd),
                        ]),
                        IsNews: importer.Advice is null && importer.Remarks.Count == 0
                    )
                )
            );
        }
        catch (UnclearLayoutException unclear)
        {
            waits = true;
            activity.Dispatch(new ActivityAction.LayoutUnclear(new(file, unclear.Reason, unclear.Readings)));
        }
        catch (Exception exception)
        {
            importer.LetGo();
            if (cancellation.IsCancellationRequested)
                return; // Something else may have been begun by now.
            activity.Dispatch(
                new ActivityAction.FileTaskEnded(Message.Of("files.not-opened", ("file", file.Name), ("why", Reason(exception))))
            );
        }
        finally
        {
            if (!waits)
                files.Forget(file);
        }
    }

    private async Task<Project> ReadFileAsync(
        ChosenFile file,
        ProjectImporter importer,
        ProjectSettings settings,
        ImportOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var stream = files.Open(file);
        return stream.Length > MaxBytes
            ? throw new ProjectFormatException(
                Message.Of("files.too-big", ("megabytes", stream.Length >> 20), ("most", MaxBytes >> 20))
            )
            : await importer.ReadAsync(stream, settings, options, cancellationToken);
    }

    private Task ForgetAsync(ChosenFile file)
    {
        files.Forget(file);
        return Task.CompletedTask;
    }

    private static Message Reason(Exception exception) =>
        exception switch
        {
            ProjectFormatException it => it.Reason,
            FileException it => it.Reason,
            _ => FaultTexts.Other,
        };

    private static IEnumerable<Message> Summarise(IReadOnlyCollection<Repair> remarks)
    {
        foreach (var remark in remarks.Take(RemarksShown))
            yield return remark.Reason;
        if (remarks.Count > RemarksShown)
            yield return Message.Of("files.more-remarks", ("count", remarks.Count - RemarksShown));
    }

    private sealed class Progress(IDispatcher activity, CancellationToken cancelled) : IProgress<ProjectProgress>
    {
        private const int Step = 10; // Each report is a rendering of the page.

        public void Report(ProjectProgress value)
        {
            if (value.Done % Step == 0 && !cancelled.IsCancellationRequested)
                activity.Dispatch(new ActivityAction.FileTaskProgressed(value.Done, value.Total));
        }
    }
}
