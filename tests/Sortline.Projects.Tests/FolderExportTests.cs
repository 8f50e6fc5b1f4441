using System.Text;
using Sortline.Projects.Exports;
using Sortline.Projects.Imports;

namespace Sortline.Projects.Tests;

public class FolderExportTests
{
    [Theory]
    [InlineData("Gear", "Gear")]
    [InlineData("Größe – ⚙️", "Größe – ⚙️")]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j")]
    [InlineData("..", "_")]
    [InlineData(".hidden", "_.hidden")]
    [InlineData("end.", "end")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("com¹", "_com¹")]
    [InlineData("LPT9 .x", "_LPT9 .x")]
    [InlineData("Console", "Console")]
    [InlineData("__MACOSX", "___MACOSX")]
    [InlineData("thumbs.DB", "_thumbs.DB")]
    [Fault(15)]
    public void A_label_has_a_folder_name_that_every_system_takes(string label, string folder)
    {
        var project = new Project([new(new(1), label, "teal", Ships: true)], []);

        Assert.Equal(folder, FolderExport.FolderNames(project)[new(1)]);
    }

    [Fact]
    public void No_two_labels_share_a_folder()
    {
        string[] labels = ["a/b", "A:b", "a_b", "a?b", "_A_B (2)"];
        var project = new Project(labels.Select((name, i) => new ProjectLabel(new(i), name, "teal", Ships: true)), []);

        var folders = FolderExport.FolderNames(project);

        Assert.Equal(["a_b", "A_b (2)", "a_b (3)", "a_b (4)", "_A_B (2)"], project.Labels.Select(label => folders[label.Label]));
    }

    [Fact]
    public void Long_names_are_cut_between_characters()
    {
        var project = new Project([new(new(1), string.Concat(Enumerable.Repeat("👩‍🔧", 60)), "teal", Ships: true)], []);

        var folder = FolderExport.FolderNames(project)[new(1)];

        Assert.InRange(Encoding.UTF8.GetByteCount(folder), 100, 120);
        Assert.Equal(string.Concat(Enumerable.Repeat("👩‍🔧", folder.Length / 5)), folder);
    }

    [Fact]
    public async Task Exported_folders_can_be_imported_again()
    {
        var project = Samples.Of(7);
        using var zip = new MemoryStream();

        var repairs = await FolderExport.WriteZipAsync(
            project,
            id => id.Value == 5 ? ValueTask.FromResult<byte[]?>(null) : Samples.Picture(id),
            new AsyncOnlyStream(zip, canSeek: false),
            cancellationToken: TestContext.Current.CancellationToken
        );
        var import = await PictureImport.FromZipAsync(zip, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new(5), Assert.Single(repairs).Example);
        Assert.Empty(import.Repairs);
        Assert.Equal(
            [
                ("Gear", "Gear/0001.png"),
                ("Gear", "Gear/0002.png"),
                ("Größe 2 – ⚙️", "Größe 2 – ⚙️/0001.png"),
                ("Scratched gear", "Scratched gear/0001.png"),
                ("Scratched gear", "Scratched gear/0002.png"),
                ("Scratched gear", "Scratched gear/0003.png"),
            ],
            import.Pictures.Select(picture => (picture.Label, picture.Name))
        );
        using var picture = new MemoryStream();
        await using var stream = await import.Pictures[0].OpenAsync(TestContext.Current.CancellationToken);
        await stream.CopyToAsync(picture, TestContext.Current.CancellationToken);
        Assert.Equal(Pngs.Draw(3), picture.ToArray());
    }

    [Fact]
    public async Task Other_programs_read_the_names_too()
    {
        using var zip = new MemoryStream();

        await FolderExport.WriteZipAsync(
            Samples.Of(2),
            Samples.Picture,
            zip,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(["Scratched gear/0001.png", "Größe 2 – ⚙️/0001.png"], Zips.Files(zip.ToArray()).Select(file => file.Name));
    }
}
