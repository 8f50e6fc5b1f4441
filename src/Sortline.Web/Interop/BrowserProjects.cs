using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;
using Sortline.Activity.Ports;
using Sortline.Messages;

namespace Sortline.Web.Interop;

/// <summary>The projects in the browser's database, that <c>client/modules/projects.ts</c> reads and writes.</summary>
internal sealed class BrowserProjects : IProjectStore
{
    private const int RecordsAtATime = 100;

    public BrowserProjects() => ProjectsModule.Start(OnHappened);

    public event Action<StoreEvent>? Happened;

    public async Task<ImmutableArray<ProjectEntry>> ListAsync()
    {
        using var list = JsonDocument.Parse(await TryAsync(ProjectsModule.ListAsync));
        return [.. list.RootElement.EnumerateArray().Select(Entry)];
    }

    public Task<StoredProject?> OpenAsync(ProjectId project, bool takeOver = false) =>
        TryAsync(async () =>
        {
            using var opened = await ProjectsModule.OpenAsync(project.Value, takeOver);
            if (opened is null)
                return null;

            var records = ImmutableArray.CreateBuilder<StoredRecord>();
            while (await ProjectsModule.NextPieceAsync(opened) is { } piece)
            {
                using (piece)
                    Read(piece, records);
            }

            return new StoredProject(
                project,
                ProjectsModule.OpenedHeader(opened),
                records.DrainToImmutable(),
                ProjectsModule.OpenedIsReadOnly(opened)
            );
        });

    public Task WriteAsync(ProjectWrite write) =>
        TryAsync(async () =>
        {
            using var change = ProjectsModule.Change(
                write.Project.Value,
                write.Header,
                write.Cover?.Value ?? 0,
                write.IsStrict,
                write.IsChange
            );
            foreach (var (kind, id) in write.Deleted)
                ProjectsModule.DeleteRecord(change, kind, id);
            for (var i = 0; i < write.Put.Length; i++)
            {
                Put(change, write.Put[i]);
                if (i % RecordsAtATime == RecordsAtATime - 1)
                    await ProjectsModule.TurnAsync();
            }

            await ProjectsModule.WriteAsync(change);
        });

    public Task CloseAsync(ProjectId project) => TryAsync(() => ProjectsModule.CloseAsync(project.Value));

    public Task<Resumption> ResumeAsync(ProjectId project) =>
        TryAsync(async () =>
            await ProjectsModule.ResumeAsync(project.Value) switch
            {
                "as-left" => Resumption.AsLeft,
                "changed" => Resumption.Changed,
                "elsewhere" => Resumption.Elsewhere,
                _ => Resumption.Gone,
            }
        );

    public Task DuplicateAsync(ProjectId project, ProjectId copy, string header) =>
        TryAsync(() => ProjectsModule.DuplicateAsync(project.Value, copy.Value, header));

    public Task RenameAsync(ProjectId project, string header, bool isChange = true) =>
        TryAsync(() => ProjectsModule.RenameAsync(project.Value, header, isChange));

    public Task DeleteAsync(ProjectId project) => TryAsync(() => ProjectsModule.DeleteAsync(project.Value));

    public Task RestoreAsync(ProjectId project) => TryAsync(() => ProjectsModule.RestoreAsync(project.Value));

    public async Task<StoragePersistence> PersistAsync() =>
        await ProjectsModule.PersistAsync() switch
        {
            "kept" => StoragePersistence.Kept,
            "may-be-cleared" => StoragePersistence.MayBeCleared,
            _ => StoragePersistence.Unknown,
        };

    private static ProjectEntry Entry(JsonElement entry) =>
        new(
            new(entry.GetProperty("id").GetString()!),
            entry.GetProperty("header").GetRawText(),
            entry.GetProperty("cover").GetInt32() is > 0 and var cover ? new PictureId(cover) : null,
            DateTimeOffset.FromUnixTimeMilliseconds((long)entry.GetProperty("changedAt").GetDouble()),
            entry.GetProperty("isElsewhere").GetBoolean(),
            entry.GetProperty("isDeleted").GetBoolean()
        );

    private static void Put(JSObject change, StoredRecord record) =>
        ProjectsModule.PutRecord(
            change,
            record.Key.Kind,
            record.Key.Id,
            record.Json,
            record.Picture?.Value ?? 0,
            MemoryMarshal.AsMemory(record.Bytes).Span // It is copied during the call, and not written to.
        );

    private static void Read(JSObject piece, ImmutableArray<StoredRecord>.Builder records)
    {
        var kinds = ProjectsModule.PieceKinds(piece);
        var ids = ProjectsModule.PieceIds(piece);
        var texts = ProjectsModule.PieceTexts(piece);
        var pictures = ProjectsModule.PiecePictures(piece);
        var lengths = ProjectsModule.PieceLengths(piece);
        var bytes = new byte[lengths.Sum()];
        ProjectsModule.CopyPiece(piece, bytes);
        var begin = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            records.Add(
                new(new(kinds[i], ids[i]), texts[i])
                {
                    Picture = pictures[i] > 0 ? new PictureId(pictures[i]) : null,
                    Bytes = bytes.AsMemory(begin, lengths[i]),
                }
            );
            begin += lengths[i];
        }
    }

    private void OnHappened(string kind, string project)
    {
        StoreEvent? happened = kind switch
        {
            "taken-over" => new StoreEvent.TakenOver(new(project)),
            "outdated" => new StoreEvent.Outdated(),
            "list" => new StoreEvent.ListChanged(),
            _ => null,
        };
        if (happened is not null)
            Happened?.Invoke(happened);
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (JSException exception)
        {
            throw Fault(exception);
        }
    }

    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (JSException exception)
        {
            throw Fault(exception);
        }
    }

    private static StorageException Fault(JSException exception)
    {
        var reason = Reason.Of(exception, Message.Of("storage.failed"));
        var fault = reason.Key switch
        {
            "storage.full" => StorageFault.Full,
            "storage.blocked" or "storage.other-tab" => StorageFault.Blocked,
            "storage.taken-over" => StorageFault.TakenOver,
            "storage.outdated" or "storage.newer-project" => StorageFault.Outdated,
            _ => StorageFault.Failed,
        };
        return new(fault, reason, exception);
    }
}
