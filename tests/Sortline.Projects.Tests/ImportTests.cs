using Sortline.Projects.Imports;

namespace Sortline.Projects.Tests;

public class ImportTests
{
    [Fact]
    public async Task Folders_of_a_zip_are_labels()
    {
        var import = await ImportAsync(
            Zips.Of(
                ("Gear/10.jpg", "ten"),
                ("Gear/2.jpg", "two"),
                ("Bolt/a.png", "a"),
                ("gear /1.png", "one"),
                ("Gear/.DS_Store", "x"),
                ("__MACOSX/Gear/._2.jpg", "x"),
                ("Bolt/Thumbs.db", "x"),
                ("Empty/", "")
            )
        );

        Assert.Equal(["Bolt", "Gear"], import.Labels);
        Assert.Equal(
            [("Bolt", "Bolt/a.png"), ("Gear", "Gear/2.jpg"), ("Gear", "Gear/10.jpg"), ("Gear", "gear /1.png")],
            import.Pictures.Select(picture => (picture.Label, picture.Name))
        );
        Assert.Empty(import.Repairs);
        Assert.Equal("two", await TextAsync(import.Pictures[1]));
        Assert.Equal("ten", await TextAsync(import.Pictures[2]));
    }

    [Fact]
    public async Task One_folder_round_all_others_does_not_count()
    {
        var import = await ImportAsync(
            Zips.Of(("./photos/Gear/1.jpg", "1"), ("photos/Bolt/1.jpg", "2"), ("photos/readme.txt", "3"))
        );

        Assert.Equal(["Gear", "Bolt"], import.Labels);
        Assert.Equal(
            ["“photos/readme.txt” was passed over: it does not lie in the folder of a label."],
            import.Repairs.Select(repair => repair.Message)
        );
    }

    [Fact]
    public async Task What_lies_elsewhere_is_passed_over_and_named()
    {
        var import = await ImportAsync(
            Zips.Of(
                ("loose.jpg", "1"),
                ("Gear/deep/2.jpg", "2"),
                ("Gear/3.jpg", "3"),
                (new string('x', 61) + "/4.jpg", "4"),
                (new string('x', 61) + "/5.jpg", "5")
            )
        );

        Assert.Equal(["Gear/3.jpg"], import.Pictures.Select(picture => picture.Name));
        Assert.Equal(3, import.Repairs.Length);
        Assert.All(import.Repairs, repair => Assert.Equal(RepairKind.FileSkipped, repair.Kind));
        Assert.Contains(
            import.Repairs,
            repair => repair.Message.EndsWith("Keep the name to 60 characters.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_project_is_to_be_opened_and_not_imported() =>
        Assert.Contains("Open it", await RefusalAsync(await Samples.BytesAsync(Samples.Of(1))), StringComparison.Ordinal);

    [Fact]
    public async Task A_zip_without_folders_is_refused_with_what_to_do() =>
        Assert.Contains("Put the pictures", await RefusalAsync(Zips.Of(("1.jpg", "1"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("../Gear/1.jpg")]
    [InlineData("/Gear/1.jpg")]
    [InlineData("Gear\\1.jpg")]
    public async Task A_name_that_wants_out_refuses_all(string name) =>
        Assert.Contains(
            "outside of itself",
            await RefusalAsync(Zips.Of(("Gear/1.jpg", "1"), (name, "2"))),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_hundred_labels_are_the_most() =>
        Assert.Contains(
            "more than 100 labels",
            await RefusalAsync(Zips.Of([.. Enumerable.Range(0, 101).Select(i => ($"Label {i}/1.jpg", "x"))])),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_picture_beyond_the_limit_is_passed_over_and_a_lying_one_fails_alone()
    {
        var zip = Zips.Of([("Gear/big.jpg", new byte[2000]), ("Gear/small.jpg", new byte[10])]);
        using var file = new MemoryStream(zip);

        var import = await PictureImport.FromZipAsync(file, new(EntryBytes: 1000), TestContext.Current.CancellationToken);

        Assert.Equal("Gear/small.jpg", Assert.Single(import.Pictures).Name);
        Assert.Contains("big.jpg", Assert.Single(import.Repairs).Message, StringComparison.Ordinal);

        using var lying = new MemoryStream(Zips.Lie(zip, 50));
        import = await PictureImport.FromZipAsync(lying, new(EntryBytes: 1000), TestContext.Current.CancellationToken);
        foreach (var picture in import.Pictures)
            await Assert.ThrowsAsync<ProjectFormatException>(() => picture.OpenAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_Teachable_Machine_project_gives_its_pictures_class_by_class()
    {
        var import = await ImportAsync(
            Zips.Of(
                ("Class 2-!-10.png", "ten"),
                ("Class 2-!-9.png", "nine"),
                ("a-!-b-!-0", "odd"),
                ("weights.bin", "x"),
                ("manifest.json", """{"type":"image","version":"2.4.5","appdata":{"trainEpochs":50}}""")
            )
        );

        Assert.Equal(["a-!-b", "Class 2"], import.Labels);
        Assert.Equal(["a-!-b-!-0", "Class 2-!-9.png", "Class 2-!-10.png"], import.Pictures.Select(picture => picture.Name));
        Assert.Equal("nine", await TextAsync(import.Pictures[1]));
        Assert.Contains("weights.bin", Assert.Single(import.Repairs).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"audio"}""", "not one of pictures")]
    [InlineData("""{"type":"pose"}""", "not one of pictures")]
    [InlineData("[]", "damaged")]
    [InlineData("{", "damaged")]
    public async Task A_Teachable_Machine_project_of_something_else_is_refused(string manifest, string because) =>
        Assert.Contains(
            because,
            await RefusalAsync(Zips.Of(("Class 1-!-0.png", "x"), ("manifest.json", manifest))),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(".DS_Store")]
    [InlineData("__MACOSX")]
    [InlineData("thumbs.db")]
    [InlineData("Desktop.ini")]
    [InlineData("@eaDir")]
    [InlineData("lost+found")]
    public async Task What_systems_leave_behind_is_neither_label_nor_picture(string litter)
    {
        var import = await ImportAsync(Zips.Of(("Gear/1.jpg", "1"), ($"{litter}/1.jpg", "x"), ($"Gear/{litter}", "x")));

        Assert.True(FolderRules.IsLitter(litter));
        Assert.Equal(["Gear/1.jpg"], import.Pictures.Select(picture => picture.Name));
        Assert.Empty(import.Repairs);
    }

    [Fact]
    public void Names_with_numbers_come_in_the_order_of_the_numbers() =>
        Assert.Equal(
            ["a", "a2", "a10", "b1c2", "b1c10"],
            new[] { "b1c10", "a10", "a", "b1c2", "a2" }.OrderBy(FolderRules.NaturalSortKey, StringComparer.Ordinal)
        );

    private static Task<PictureImport> ImportAsync(byte[] zip) =>
        PictureImport.FromZipAsync(
            new AsyncOnlyStream(new MemoryStream(zip, writable: false), canSeek: true),
            cancellationToken: TestContext.Current.CancellationToken
        );

    private static async Task<string> RefusalAsync(byte[] zip) =>
        (await Assert.ThrowsAsync<ProjectFormatException>(() => ImportAsync(zip))).Message;

    private static async Task<string> TextAsync(ImportedPicture picture)
    {
        await using var stream = await picture.OpenAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
