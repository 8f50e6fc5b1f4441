namespace Sortline.Projects.Tests;

[Collection(nameof(HostileZipTests))] // Memory is counted for the whole process.
public class LargeProjectTests
{
    private const int Pictures = 2_000,
        BytesOfPicture = 60_000;

    [Fact]
    [Fault(24)]
    public async Task Two_thousand_pictures_pass_through_without_being_held()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var project = Samples.Of(Pictures);
        await using var file = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        var memory = new Memory();

        await ProjectFile.WriteAsync(
            project,
            id =>
            {
                memory.Look();
                return ValueTask.FromResult<byte[]?>(Pngs.Draw(id.Value, Pngs.Chunk("IDAT", new byte[BytesOfPicture])));
            },
            file,
            cancellationToken: cancellationToken
        );
        var reading = await ProjectFile.ReadAsync(
            file,
            (_, _) =>
            {
                memory.Look();
                return ValueTask.CompletedTask;
            },
            Samples.Small,
            cancellationToken: cancellationToken
        );

        Assert.Equal(project, reading.Project);
        Assert.True(file.Length > Pictures * (long)BytesOfPicture, "The pictures are not in the file.");
        Assert.InRange(memory.Most, 0, 32 << 20);
    }

    private sealed class Memory
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
        private int _looks;

        /// <summary>The most bytes in use above those at the start.</summary>
        public long Most { get; private set; }

        public void Look()
        {
            if (_looks++ % 100 == 99)
                Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - _before);
        }
    }
}
