using System.Text;
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
            ["“photos/readme.txt” was passed over. It does not lie in the folder of a label."],
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

        Assert.Equal(["Gear/3.jpg", "Gear/deep/2.jpg"], import.Pictures.Select(picture => picture.Name));
        Assert.Equal(2, import.Repairs.Length);
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
    [InlineData("..\\Gear\\1.jpg")]
    [InlineData("\\Gear\\1.jpg")]
    [Fault(15)]
    public async Task A_name_that_wants_out_refuses_all(string name) =>
        Assert.Contains(
            "outside of itself",
            await RefusalAsync(Zips.Of(("Gear/1.jpg", "1"), (name, "2"))),
            StringComparison.Ordinal
        );

    [Fact]
    [Fault(14)]
    public async Task A_hundred_labels_are_the_most() =>
        Assert.Contains(
            "more than 100 labels",
            await RefusalAsync(Zips.Of([.. Enumerable.Range(0, 101).Select(i => ($"Label {i}/1.jpg", "x"))])),
            StringComparison.Ordinal
        );

    [Fact]
    [Fault(16)]
    public async Task A_picture_beyond_the_limit_is_passed_over_and_a_lying_one_fails_alone()
    {
        var zip = Zips.Of([("Gear/big.jpg", new byte[2000]), ("Gear/small.jpg", new byte[10])]);
        using var file = new MemoryStream(zip);

        var import = await PictureImport.FromZipAsync(
            file,
            new(Limits: new(EntryBytes: 1000)),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("Gear/small.jpg", Assert.Single(import.Pictures).Name);
        Assert.Contains("big.jpg", Assert.Single(import.Repairs).Message, StringComparison.Ordinal);

        using var lying = new MemoryStream(Zips.Lie(zip, 50));
        import = await PictureImport.FromZipAsync(
            lying,
            new(Limits: new(EntryBytes: 1000)),
            TestContext.Current.CancellationToken
        );
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

    [Fact]
    public async Task A_Teachable_Machine_project_that_was_unpacked_and_packed_again_is_still_one()
    {
        (string, string)[] project =
        [
            ("Class 1-!-0.jpg", "one"),
            ("Class 2-!-0.jpg", "two"),
            ("manifest.json", """{"type":"image"}"""),
        ];
        var inFolder = Zips.Of([
            .. project.Select(file => ($"outer/project/{file.Item1}", file.Item2)),
            ("__MACOSX/outer/project/._Class 1-!-0.jpg", "x"),
            ("outer/.DS_Store", "x"),
        ]);
        var inZip = Zips.Of([("my project.tm", Zips.Of(project)), ("__MACOSX/._my project.tm", [0])]);

        foreach (var zip in (byte[][])[Zips.Of(project), inFolder, inZip])
        {
            var import = await ImportAsync(zip);

            Assert.Equal(["Class 1", "Class 2"], import.Labels);
            Assert.Equal("two", await TextAsync(import.Pictures[1]));
            Assert.Empty(import.Repairs);
            Assert.Equal("A Teachable Machine project.", ProjectTexts.English[import.Understood]);
        }
    }

    [Fact]
    public async Task A_model_that_kept_its_pictures_gives_them_by_the_names_of_its_labels()
    {
        var import = await ImportAsync(
            Zips.Of(
                ("samples/0_0.png", "a"),
                ("samples/1_10.png", "c"),
                ("samples/1_2.png", "b"),
                ("samples/7_0.png", "nobody's"),
                ("metadata.json", """{"labels":["circle","square"]}"""),
                ("model.json", "{}"),
                ("weights.bin", "x")
            )
        );

        Assert.Equal(["circle", "square", "square"], import.Pictures.Select(picture => picture.Label));
        Assert.Equal("b", await TextAsync(import.Pictures[1]));
        Assert.Contains("samples/7_0.png", Assert.Single(import.Repairs).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_pictures_says_what_it_is_and_where_they_are()
    {
        var empty = Zips.Of(("manifest.json", """{"type":"image","version":"2.4.12","appdata":{}}"""));
        var model = Zips.Of(("metadata.json", """{"labels":["a","b"]}"""), ("model.json", "{}"), ("weights.bin", "x"));

        Assert.StartsWith("This Teachable Machine project has no pictures", await RefusalAsync(empty), StringComparison.Ordinal);
        Assert.StartsWith("This is a Teachable Machine model without", await RefusalAsync(model), StringComparison.Ordinal);
        Assert.StartsWith(
            "This is a Teachable Machine model without",
            await RefusalAsync(Zips.Of(("model.json", "{}"), ("model.weights.bin", "x"))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("keras_model.h5 labels.txt")]
    [InlineData("model_unquant.tflite labels.txt")]
    [InlineData("model.savedmodel/saved_model.pb model.savedmodel/variables/variables.index labels.txt")]
    public async Task A_model_of_each_kind_is_known_for_what_it_is(string files) =>
        Assert.StartsWith(
            "This is a Teachable Machine model without",
            await RefusalAsync(Zips.Of([.. files.Split(' ').Select(file => (file, "x"))])),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_project_whose_pictures_somebody_has_put_into_folders_gives_them()
    {
        var import = await ImportAsync(Zips.Of(("manifest.json", """{"type":"image"}"""), ("A/1.png", "a"), ("B/1.png", "b")));

        Assert.Equal(["A", "B"], import.Labels);
    }

    [Fact]
    public async Task Pictures_that_are_called_like_no_label_are_refused_by_name() =>
        Assert.Contains(
            "“samples/thing_0.png” is none of circle, square",
            await RefusalAsync(Zips.Of(("samples/thing_0.png", "a"), ("metadata.json", """{"labels":["circle","square"]}"""))),
            StringComparison.Ordinal
        );

    [Fact]
    [Fault(16)]
    public async Task What_was_packed_twice_or_thrice_is_read_and_what_never_ends_is_refused()
    {
        var zip = Zips.Of(("A/1.png", "a"), ("B/1.png", "b"));
        for (var times = 0; times < 3; times++)
        {
            zip = Zips.Of(("photos.zip", zip), ("read me.txt", "hello"u8.ToArray()));
            Assert.Equal(["A", "B"], (await ImportAsync(zip)).Labels);
        }

        Assert.Contains("“photos.zip”", await RefusalAsync(Zips.Of(("photos.zip", zip))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colon_and_a_dot_may_stand_in_a_label()
    {
        var import = await ImportAsync(Zips.Of(("A: hat/1.jpg", "1"), (".5 mm/1.jpg", "2"), ("B: shoe/1.jpg", "3")));

        Assert.Equal([".5 mm", "A: hat", "B: shoe"], import.Labels.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[Content_Types].xml ppt/media/image1.png ppt/media/image2.png docProps/thumbnail.jpeg")]
    [InlineData("mimetype Pictures/1.png Thumbnails/thumbnail.png content.xml")]
    [InlineData("META-INF/MANIFEST.MF icons/1.png icons/2.png")]
    [InlineData("project.json 1.png 2.png")]
    public async Task A_document_is_no_zip_of_pictures(string files) =>
        Assert.StartsWith(
            "This is a document or a program's own file",
            await RefusalAsync(Zips.Of([.. files.Split(' ').Select(file => (file, "{}"))])),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Zips_of_each_label_are_to_be_unpacked()
    {
        var label = Zips.Of(("1.png", "a"));

        Assert.StartsWith(
            "There are zips in it, such as “A.zip”. Unpack them",
            await RefusalAsync(Zips.Of(("A.zip", label), ("B.zip", label))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_heap_of_pictures_is_one_label_that_is_called_like_the_file()
    {
        using var zip = new MemoryStream(Zips.Of(("1.jpg", "1"), ("2.jpg", "2")));

        var import = await PictureImport.FromZipAsync(zip, new(Name: "circle"), TestContext.Current.CancellationToken);

        Assert.Equal(["circle"], import.Labels);
        Assert.Equal(2, import.Pictures.Length);
    }

    [Fact]
    public async Task A_split_for_the_test_is_marked_as_such()
    {
        var import = await ImportAsync(Zips.Of(("train/hat/1.jpg", "1"), ("test/hat/2.jpg", "2"), ("train/shoe/1.jpg", "3")));

        Assert.Equal(
            [("hat", DatasetPart.Test), ("hat", DatasetPart.Training), ("shoe", DatasetPart.Training)],
            import.Pictures.Select(picture => (picture.Label, picture.Part))
        );
    }

    [Theory]
    [InlineData("Schlüssel", "Gerät", "ibm437", "CP437")]
    [InlineData("良品", "不良品", "shift_jis", "Shift_JIS")]
    [InlineData("ネジ", "はぐるま", "shift_jis", "Shift_JIS")]
    [InlineData("양품", "불량", "euc-kr", "EUC-KR")]
    [InlineData("Schlüssel", "양품", "utf-8", null)]
    [InlineData("良品", "不良品", "gbk", "GBK", "zh-CN")]
    [InlineData("螺丝", "齿轮", "gbk", "GBK", "zh")]
    [InlineData("齒輪", "螺絲", "big5", "Big5", "zh-Hant-HK")]
    [InlineData("Винт", "Шестерня", "ibm866", "IBM866", "ru")]
    [InlineData("Винт", "Шестерня", "utf-8", null, "ja")]
    [InlineData("Parafuso bom", "Não está bom", "ibm850", "CP850", "pt-BR")]
    [InlineData("Zębatka", "Śruba", "ibm852", "CP852", "pl")]
    [InlineData("Schlüssel", "Gerät", "ibm437", "CP437", "ja")] // What is spoken here is not all.
    [InlineData("Schlüssel", "Gerät", "ibm437", "CP437", "zh-CN")]
    [InlineData("Schlüssel", "Gerät", "ibm437", "CP437", "ru")]
    [InlineData("ネジ", "はぐるま", "shift_jis", "Shift_JIS", "de")]
    [InlineData("양품", "불량", "euc-kr", "EUC-KR", "en")]
    public async Task Names_in_old_encodings_are_read_and_it_is_told_as_what(
        string one,
        string other,
        string encoding,
        string? told,
        string? language = null
    )
    {
        var written = PageOf(encoding) ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var zip = new MemoryStream(
            Zips.Raw(($"{one}/1.jpg", "1"u8.ToArray()), ($"{other}/2.jpg", "2"u8.ToArray()), written)
        );

        var import = await PictureImport.FromZipAsync(
            zip,
            new(DecodeName: Strictly, Language: language),
            TestContext.Current.CancellationToken
        );

        Assert.Equal([.. new[] { one, other }.Order(StringComparer.Ordinal)], import.Labels.Order(StringComparer.Ordinal));
        Assert.Equal(
            told is null
                ? []
                : [$"The names in the file do not say in which letters they are written. They were read as {told}."],
            import.Repairs.Select(repair => repair.Message)
        );
        Assert.Equal("2", await TextAsync(import.Pictures.Single(picture => picture.Label == other)));

        // As the web does: its EUC-KR is Windows' page 949.
        static Encoding? PageOf(string name) =>
            CodePagesEncodingProvider.Instance.GetEncoding(
                name is "EUC-KR" ? "ks_c_5601-1987" : name,
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            );

        static string? Strictly(string name, byte[] bytes)
        {
            try
            {
                return PageOf(name)!.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task A_zip_in_the_large_format_is_read_and_its_lies_are_refused()
    {
        var zip = Zips.Large(("hat/1.jpg", "one"u8.ToArray()), ("shoe/1.jpg", "two"u8.ToArray()));

        var import = await ImportAsync(zip);
        Assert.Equal(["hat", "shoe"], import.Labels);
        Assert.Equal("two", await TextAsync(import.Pictures[1]));

        const int seed = 20261130;
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}.");
        Random random = new(seed);
        for (var round = 0; round < 500; round++)
        {
            byte[] damaged = [.. zip];
            for (var change = 0; change < 3; change++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                var read = await ImportAsync(damaged);
                Assert.All(read.Pictures, picture => Assert.Contains(picture.Label, picture.Name, StringComparison.Ordinal));
                foreach (var picture in read.Pictures)
                    _ = await TextAsync(picture);
            }
            catch (ProjectFormatException)
            {
                // Refused in words.
            }
        }
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
