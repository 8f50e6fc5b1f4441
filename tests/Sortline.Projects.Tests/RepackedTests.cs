using Sortline.Projects.Imports;

namespace Sortline.Projects.Tests;

/// <summary>A project file that somebody has unpacked and packed again, with whatever program.</summary>
public class RepackedTests
{
    [Theory]
    [InlineData("")]
    [InlineData("brain/")]
    [InlineData("./brain/")]
    [InlineData("My Documents/brain/")]
    public async Task It_is_the_same_project_with_any_folders_round_it_and_any_litter(string folder)
    {
        var project = Samples.Of(6);
        var packed = await Samples.BytesAsync(project);
        var again = Zips.Of([
            ("__MACOSX/brain/._project.json", [1]),
            ($"{folder}.DS_Store", [1]),
            ($"{folder}pictures/Thumbs.db", [1]),
            .. Zips.Files(packed).Reverse().Select(file => (folder + file.Name, file.Bytes)),
        ]);

        Assert.True(await IsProjectAsync(again));
        var (reading, pictures) = await Samples.ReadAsync(again);
        Assert.Equal(project, reading.Project);
        Assert.Empty(reading.Repairs);
        Assert.Equal(6, pictures.Count);
        Assert.Contains("Open it", await RefusalAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_of_nothing_but_a_project_file_is_that_project()
    {
        var project = Samples.Of(3);
        var zipped = Zips.Of([("__MACOSX/._x", [1]), ("to mail/brain.SORTLINE", await Samples.BytesAsync(project))]);

        Assert.True(await IsProjectAsync(zipped));
        Assert.Equal(project, (await Samples.ReadAsync(zipped)).Reading.Project);
    }

    [Fact]
    public async Task Several_projects_are_named()
    {
        var files = Zips.Files(await Samples.BytesAsync(Samples.Of(1))).ToArray();
        var both = Zips.Of([
            .. files.Select(file => ("one/" + file.Name, file.Bytes)),
            .. files.Select(file => ("two/" + file.Name, file.Bytes)),
        ]);

        Assert.Contains("several Sortline projects in it: one, two.", await Samples.RefusalAsync(both), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_another_program_and_a_project_among_photos_are_no_project()
    {
        var project = Zips.Files(await Samples.BytesAsync(Samples.Of(1)));
        var foreign = Zips.Of(("project.json", """{"name":"shop"}"""), ("hat/1.jpg", "1"), ("shoe/1.jpg", "1"));
        var among = Zips.Of([
            .. project.Select(file => ("old/" + file.Name, file.Bytes)),
            ("hat/1.jpg", [1]),
            ("shoe/1.jpg", [1]),
        ]);

        var half = Zips.Of(("project.json", """{"format":"\ud800"}"""), ("hat/1.jpg", "1"), ("shoe/1.jpg", "1"));

        Assert.False(await IsProjectAsync(foreign));
        Assert.Equal(["hat", "shoe"], (await ImportAsync(foreign)).Labels);
        Assert.False(await IsProjectAsync(half));
        Assert.Equal(["hat", "shoe"], (await ImportAsync(half)).Labels);
        Assert.False(await IsProjectAsync(among));
        Assert.Contains("hat", (await ImportAsync(among)).Labels);
    }

    [Fact]
    public async Task A_damaged_list_is_said_to_be_damaged()
    {
        var torn = Zips.Change(
            await Samples.BytesAsync(Samples.Of(1)),
            (name, bytes) => name == ProjectFile.ListName ? bytes[..^9] : bytes
        );

        Assert.True(await IsProjectAsync(torn));
        Assert.Contains("list is damaged", await Samples.RefusalAsync(torn), StringComparison.Ordinal);
    }

    private static Task<bool> IsProjectAsync(byte[] zip) =>
        ProjectFile.IsProjectAsync(
            new AsyncOnlyStream(new MemoryStream(zip), canSeek: true),
            TestContext.Current.CancellationToken
        );

    private static Task<PictureImport> ImportAsync(byte[] zip) =>
        PictureImport.FromZipAsync(new MemoryStream(zip), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<string> RefusalAsync(byte[] zip) =>
        (await Assert.ThrowsAsync<ProjectFormatException>(() => ImportAsync(zip))).Message;
}
