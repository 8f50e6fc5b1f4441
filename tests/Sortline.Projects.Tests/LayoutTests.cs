using Sortline.Projects.Imports;

namespace Sortline.Projects.Tests;

/// <summary>What folders mean, by the ways in which people and other programs lay data sets out.</summary>
public class LayoutTests
{
    [Theory]
    [InlineData("labels", "hat/1.jpg hat/2.jpg shoe/1.jpg", "hat:2 shoe:1", "2 labels, one for each folder.")]
    [InlineData("one label", "hat/1.jpg hat/2.jpg", "hat:2", "1 label, one for each folder.")]
    [InlineData(
        "lots below labels",
        "hat/lot1/1.jpg hat/lot2/2.jpg shoe/lot1/1.jpg",
        "hat:2 shoe:1",
        "2 labels, one for each folder."
    )]
    [InlineData("one lot below each label", "hat/day/1.jpg shoe/day/1.jpg", "hat:1 shoe:1", "2 labels, one for each folder.")]
    [InlineData(
        "wrapped twice, with files beside",
        "a/photos/hat/1.jpg a/photos/shoe/1.jpg README.txt a/notes.md",
        "hat:1 shoe:1",
        "2 labels, one for each folder. They lie in “a/photos”."
    )]
    [InlineData(
        "a wrapped label",
        "photos/hat/1.jpg photos/hat/2.jpg",
        "hat:2",
        "1 label, one for each folder. They lie in “photos”."
    )]
    [InlineData(
        "splits",
        "train/hat/1.jpg train/shoe/1.jpg valid/hat/2.jpg test/hat/3.jpg test/shoe/4.jpg README.roboflow.txt",
        "hat:3 shoe:2",
        "3 splits of 2 labels (test, train, valid). The 2 pictures in “test” are kept for testing.",
        "hat:1 shoe:1"
    )]
    [InlineData(
        "splits of any case, wrapped",
        "Set/TRAIN/hat/1.jpg Set/TRAIN/shoe/1.jpg Set/Validation/hat/2.jpg",
        "hat:2 shoe:1",
        "2 splits of 2 labels (TRAIN, Validation). They lie in “Set”."
    )]
    [InlineData(
        "a test alone",
        "test/hat/1.jpg test/shoe/1.jpg",
        "hat:1 shoe:1",
        "2 labels, one for each folder. They lie in “test”."
    )]
    [InlineData(
        "splits below labels",
        "hat/train/1.jpg hat/test/2.jpg shoe/train/1.jpg shoe/test/2.jpg",
        "hat:2 shoe:2",
        "2 splits of 2 labels (test, train). The 2 pictures in “test” are kept for testing.",
        "hat:1 shoe:1"
    )]
    [InlineData(
        "MVTec",
        "bottle/train/good/0.png bottle/train/good/1.png bottle/test/good/2.png bottle/test/broken/0.png "
            + "bottle/test/dirt/0.png bottle/ground_truth/broken/0_mask.png bottle/ground_truth/dirt/0_mask.png bottle/license.txt",
        "broken:1 dirt:1 good:3",
        "“good” and 2 other labels, all taken as one set: “train” holds “good” alone. They lie in “bottle”."
    )]
    [InlineData(
        "like MVTec, by other names and with a third split",
        "Train/OK/0.bmp Validation/OK/1.bmp Test/OK/2.bmp Test/Broken/3.bmp Ground_Truth/Broken/3.png",
        "Broken:1 OK:3",
        "“OK” and 1 other label, all taken as one set: “Train” holds “OK” alone."
    )]
    [InlineData(
        "splits with a folder for all pictures",
        "train/images/hat/1.jpg train/images/shoe/2.jpg train/annotations/1.xml valid/images/hat/3.jpg valid/images/shoe/4.jpg",
        "hat:2 shoe:2",
        "2 splits of 2 labels (train, valid)."
    )]
    [InlineData(
        "a test without labels",
        "train/hat/1.jpg train/shoe/2.jpg test/3.jpg test/4.jpg",
        "hat:1 shoe:1",
        "1 split of 2 labels (train)."
    )]
    [InlineData(
        "VisA",
        "candle/Data/Images/Normal/0.JPG candle/Data/Images/Anomaly/1.JPG candle/Data/Masks/Anomaly/1.png",
        "Anomaly:1 Normal:1",
        "2 labels, one for each folder. They lie in “candle/Data/Images”."
    )]
    [InlineData(
        "a label that is called mask",
        "mask/1.jpg mask/2.jpg no_mask/8.jpg",
        "mask:2 no_mask:1",
        "2 labels, one for each folder."
    )]
    [InlineData(
        "a label that is called mask, in PNG",
        "mask/1.png no_mask/1.png",
        "mask:1 no_mask:1",
        "2 labels, one for each folder."
    )]
    [InlineData("photos as numbered as a label", "masks/1.jpg hats/1.jpg", "hats:1 masks:1", "2 labels, one for each folder.")]
    [InlineData("a label that is called test", "test/lot/1.jpg hat/1.jpg", "hat:1 test:1", "2 labels, one for each folder.")]
    [InlineData("pictures without endings", "hat/1 hat/2 shoe/1", "hat:2 shoe:1", "2 labels, one for each folder.")]
    public void A_layout_is_recognised_and_said(string what, string paths, string labels, string said, string test = "")
    {
        var layout = FolderLayout.Read(paths.Split(' '));

        Assert.Equal((labels, test), (Counted(layout.Pictures), Counted(layout.Pictures, DatasetPart.Test)));
        Assert.True(said == ProjectTexts.English[layout.Understood], $"{what}: {ProjectTexts.English[layout.Understood]}");
    }

    [Theory]
    [InlineData("hat/1.jpg 2.jpg", "2.jpg: It does not lie in the folder of a label.")]
    [InlineData("a/hat/1.jpg a/shoe/1.jpg read.me", "read.me: It does not lie in the folder of a label.")]
    [InlineData("hat/1.jpg hat/1.png hat/2.jpg", "")]
    [InlineData("hat/1.png hat/1_mask.png hat/2.png", "hat/1_mask.png: It is called like the mask of “1.png”.")]
    [InlineData("hat/1.jpg shoe/2.jpg masks/1.png masks/2.png", "masks: It holds masks of 2 photos.")]
    [InlineData("hat/1.png hat/1.bmp hat/2.gif", "")]
    [InlineData(
        "hat/1.jpg hat/2.jpg hat/3.jpg hat/4.jpg hat/1_gt.png hat/2_gt.png hat/3_gt.png hat/4_gt.png",
        "hat/…: 4 files in it are called like masks of the photos beside them (1_gt.png, 2_gt.png, 3_gt.png, …)."
    )]
    [InlineData(
        "train/hat/1.jpg train/shoe/2.jpg test/3.jpg test/4.jpg test/5.jpg test/6.jpg",
        "test/…: It holds 4 pictures without a label."
    )]
    [InlineData("hat/1.jpg notes/1.xml notes/2.xml notes/3.xml notes/4.xml", "notes/…: It holds 4 files beside the pictures.")]
    [InlineData(
        "hat/train/1.jpg hat/test/2.jpg hat/notes.txt hat/more/3 shoe/train/4.jpg shoe/train/5",
        "hat/more/3: It does not lie in the folder of a label.; hat/notes.txt: It does not lie in the folder of a label."
    )]
    [InlineData("hat/1.jpg .DS_Store __MACOSX/hat/._1.jpg hat/.ipynb_checkpoints/1.jpg hat/@eaDir/1.jpg hat/Thumbs.db", "")]
    [InlineData("hat/1.jpg $RECYCLE.BIN/2.jpg #recycle/hat/3.jpg hat/ehthumbs.db hat/Icon\r hat/Picasa.ini FOUND.000/4.jpg", "")]
    public void What_is_left_out_is_named_and_litter_is_not(string paths, string passedOver) =>
        Assert.Equal(
            passedOver,
            string.Join(
                "; ",
                FolderLayout.Read(paths.Split(' ')).PassedOver.Select(one => $"{one.Path}: {ProjectTexts.English[one.Reason]}")
            )
        );

    [Theory]
    [InlineData("hat/1.jpg hat/1.png hat/2.png", "hat/1.png")]
    [InlineData("hat/1.heic hat/1.png", "")]
    [InlineData("hat/1.png hat/1.bmp", "")]
    public void What_may_be_a_mask_is_left_to_its_pixels(string paths, string perhaps) =>
        Assert.Equal(
            perhaps,
            string.Join(
                ' ',
                FolderLayout.Read(paths.Split(' ')).Pictures.Where(picture => picture.MayBeMask).Select(picture => picture.Path)
            )
        );

    [Theory]
    [InlineData("gear/good/1.jpg gear/bad/1.jpg bolt/good/1.jpg bolt/bad/1.jpg", "Outer: bolt, gear; Inner: bad, good")]
    [InlineData("train/1.jpg test/2.jpg", "Outer: test, train")]
    [InlineData("train/images/1.jpg train/images/2.jpg valid/images/3.jpg", "Outer: train, valid")]
    [InlineData("train/hat/1.jpg test/hat/2.jpg more/hat/3.jpg", "Splits: hat; Outer: more, test, train")]
    [InlineData("train/hat/1.jpg dev/hat/2.jpg test/hat/3.jpg", "Splits: hat; Outer: dev, test, train")]
    [InlineData(
        "training_set/cat/1.jpg training_set/dog/2.jpg test_set/cat/3.jpg test_set/dog/4.jpg",
        "Splits: cat, dog; Outer: test_set, training_set"
    )]
    [InlineData(
        "seg_train/sea/1.jpg seg_train/wood/2.jpg seg_test/sea/3.jpg seg_test/wood/4.jpg seg_pred/5.jpg",
        "Splits: sea, wood; Outer: seg_pred, seg_test, seg_train"
    )]
    public void What_can_be_understood_in_two_ways_is_refused_with_both_and_either_can_be_chosen(string paths, string readings)
    {
        var unclear = Assert.Throws<UnclearLayoutException>(() => FolderLayout.Read(paths.Split(' ')));

        Assert.Equal(
            readings,
            string.Join("; ", unclear.Readings.Select(reading => $"{reading.Choice}: {string.Join(", ", reading.Labels)}"))
        );
        foreach (var reading in unclear.Readings)
        {
            Assert.Equal(
                reading.Labels.AsEnumerable(),
                FolderLayout.Read(paths.Split(' '), reading.Choice).Pictures.Select(picture => picture.Label).Distinct()
            );
        }
    }

    [Theory]
    [InlineData("1.jpg 2.jpg", "There are no pictures in folders.")]
    [InlineData("", "There are no pictures in folders.")]
    [InlineData(
        "train/images/1.jpg train/labels/1.txt valid/images/2.jpg valid/labels/2.txt data.yaml",
        "These pictures have boxes round the things in them."
    )]
    [InlineData(
        "a/train/good/1.png a/test/good/2.png a/test/x/3.png b/train/good/1.png b/test/good/2.png b/test/y/3.png",
        "There are several data sets in it: a, b."
    )]
    [InlineData("images/train/1.jpg images/val/2.jpg labels/train/1.txt labels/val/2.txt", "These pictures have boxes")]
    [InlineData("train/1.jpg train/_annotations.coco.json test/2.jpg test/_annotations.coco.json", "These pictures have boxes")]
    [InlineData("VOC/JPEGImages/1.jpg VOC/JPEGImages/2.jpg VOC/Annotations/1.xml", "These pictures have boxes")]
    [InlineData(
        "big/big/train/ok/1.jpg big/big/train/bad/2.jpg small/small/ok/3.jpg small/small/bad/4.jpg",
        "There are several data sets in it: big, small."
    )]
    public void What_cannot_be_learned_from_is_refused_with_what_to_do(string paths, string said) =>
        Assert.StartsWith(
            said,
            Assert.Throws<ProjectFormatException>(() => FolderLayout.Read(paths.Split(' '))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("M\u00fcller/1.jpg Mu\u0308ller/2.jpg shoe/1.jpg SHOE/2.jpg", "2 labels, one for each folder.")]
    [InlineData("train/Hat/1.jpg train/shoe/1.jpg valid/hat/2.jpg valid/shoe/2.jpg", "2 splits of 2 labels (train, valid).")]
    public void One_name_in_two_spellings_is_counted_as_one_label(string paths, string said) =>
        Assert.Equal(said, ProjectTexts.English[FolderLayout.Read(paths.Split(' ')).Understood]);

    [Fact]
    public void A_heap_takes_the_name_that_is_offered()
    {
        var layout = FolderLayout.Read(["1.jpg", "2.jpg", "list.csv"], name: "circle");

        Assert.Equal("circle:2", Counted(layout.Pictures));
        Assert.Equal("All pictures lie in one heap, so all are “circle”.", ProjectTexts.English[layout.Understood]);
        Assert.Equal("list.csv", Assert.Single(layout.PassedOver).Path);
    }

    [Fact]
    public void No_tree_of_folders_is_too_much_and_no_label_is_made_up()
    {
        const int seed = 20261129;
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}.");
        Random random = new(seed);
        string[] names =
        [
            "train",
            "Test",
            "valid",
            "good",
            "ground_truth",
            "masks",
            "images",
            "labels",
            "hat",
            "shoe",
            "lot1",
            "lot2",
            "a",
            "..",
            "",
            ".",
            "__MACOSX",
            "1.jpg",
            "2.jpg",
            "1.png",
            "1_mask.png",
            "mask_2.png",
            "x.txt",
            "_",
            "-",
            "seg",
            "\u0000",
            "ä",
        ];
        for (var round = 0; round < 3_000; round++)
        {
            string[] paths =
            [
                .. Enumerable
                    .Range(0, random.Next(12))
                    .Select(_ =>
                        string.Join('/', Enumerable.Range(0, random.Next(1, 5)).Select(_ => names[random.Next(names.Length)]))
                    )
                    .Distinct(StringComparer.Ordinal),
            ];
            try
            {
                var layout = FolderLayout.Read(paths, (LayoutChoice)random.Next(4), random.Next(2) == 0 ? null : "heap");
                Assert.All(
                    layout.Pictures,
                    picture => Assert.True(picture.Label == "heap" || picture.Path.Split('/').SkipLast(1).Contains(picture.Label))
                );
                Assert.Equal(layout.Pictures.Length, layout.Pictures.Select(picture => picture.Path).Distinct().Count());
            }
            catch (ProjectFormatException)
            {
                // Refused in words.
            }
        }
    }

    // In the order in which the labels come.
    private static string Counted(IEnumerable<PlacedPicture> pictures, DatasetPart? part = null) =>
        string.Join(
            ' ',
            pictures
                .Where(picture => part is null || picture.Part == part)
                .GroupBy(picture => picture.Label)
                .Select(label => $"{label.Key}:{label.Count()}")
        );
}
