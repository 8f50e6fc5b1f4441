using System.IO.Compression;
using Sortline.Tests;

namespace Sortline.Cli.Tests;

/// <summary>The scripts of docs/scale.md, on one host; what carries them to others is not ours.</summary>
public sealed class ScaleTests(TaughtFolder taught) : IClassFixture<TaughtFolder>, IDisposable
{
    private readonly PictureFolder _folder = new();

    [Fact]
    public async Task Every_file_of_an_archive_gets_one_row_in_order()
    {
        SkipWithoutGnu();
        string[] names =
        [
            "-n.png",
            "a b/$HOME 'é'.png",
            "a b/say \"so\" \\.png",
            "a b/two\nlines.png",
            "z/\"error\":.txt",
            "z/1.png",
            "z/10.png",
            "z/2.png",
            "z/broken.png",
        ];
        foreach (var name in names)
            _folder.AddPicture($"archive/{name}", isDisc: true);
        _folder.AddText("archive/z/\"error\":.txt", "no picture");
        _folder.AddText("archive/z/broken.png", "no picture");

        var run = await RunAsync(
            """
            "$scale/shard.sh" archive 2 shards &&
            "$scale/left.sh" shards answers |
                xargs -P 2 -I '{}' sh -c '"$0/predict-shard.sh" "$1" archive "$2" "answers/$(basename "$2" .list).jsonl.gz" 1' "$scale" "$brain" '{}' &&
            "$scale/merge.sh" shards answers all.jsonl.gz
            """
        );

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("9 paths, 9 rows, 2 of them without an answer\n", run.Output);
        Assert.Equal(names, Files("all.jsonl.gz"));
    }

    [Theory]
    [InlineData("kill -9 $$")]
    [InlineData("exit 0")]
    [InlineData("exit 1")]
    public async Task A_shard_that_was_cut_short_has_no_answers_and_is_asked_again(string end)
    {
        SkipWithoutGnu();
        for (var i = 0; i < 4; i++)
            _folder.AddPicture($"archive/{i}.png", isDisc: true);

        var run = await RunAsync(
            $$"""
            "$scale/shard.sh" archive 2 shards
            mkdir killed && printf '%s\n' '#!/bin/sh' 'echo "{\"file\":\"0.png\",\"label\":\"disc\"}"; {{end}}' > killed/sortline
            chmod +x killed/sortline
            "$scale/predict-shard.sh" "$brain" archive shards/000001.list answers/000001.jsonl.gz
            PATH=$PWD/killed:$PATH "$scale/predict-shard.sh" "$brain" archive shards/000000.list answers/000000.jsonl.gz
            echo "ended with $?"; ls answers; "$scale/left.sh" shards answers
            "$scale/merge.sh" shards answers all.jsonl.gz; echo "ended with $?"; ls
            "$scale/predict-shard.sh" "$brain" archive shards/000000.list answers/000000.jsonl.gz
            "$scale/merge.sh" shards answers all.jsonl.gz
            """
        );

        Assert.Equal(
            """
            ended with 5
            000001.jsonl.gz
            shards/000000.list
            ended with 1
            answers
            archive
            bin
            killed
            shards
            4 paths, 4 rows, 0 of them without an answer

            """,
            run.Output
        );
        Assert.Contains("1 of 2 rows", run.Errors, StringComparison.Ordinal);
        Assert.Contains("1 shards have no answers yet", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shard_without_one_picture_that_can_be_used_is_answered_all_the_same()
    {
        SkipWithoutGnu();
        _folder.AddText("archive/a.txt", "no picture");
        _folder.AddText("archive/b.txt", "no picture");

        var run = await RunAsync(
            """
            "$scale/shard.sh" archive 2 shards
            "$scale/predict-shard.sh" "$brain" archive shards/000000.list answers/000000.jsonl.gz && "$scale/merge.sh" shards answers all.jsonl.gz
            """
        );

        Assert.Equal("2 paths, 2 rows, 2 of them without an answer\n", run.Output);
    }

    [Fact]
    public async Task An_archive_whose_disk_is_not_mounted_fails_the_shard()
    {
        SkipWithoutGnu();
        _folder.AddPicture("archive/1.png", isDisc: true);

        var run = await RunAsync(
            """
            "$scale/shard.sh" archive 2 shards; rm -r archive; mkdir archive
            "$scale/predict-shard.sh" "$brain" archive shards/000000.list answers/000000.jsonl.gz; echo "ended with $?"; ls answers
            """
        );

        Assert.Equal("ended with 4\n", run.Output);
        Assert.Contains("is it mounted?", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tasks_of_a_Slurm_array_share_what_is_left()
    {
        SkipWithoutGnu();
        for (var i = 0; i < 7; i++)
            _folder.AddPicture($"archive/{i}.png", isDisc: true);

        var run = await RunAsync(
            """
            "$scale/shard.sh" archive 2 shards; ln -s "$scale" scale; "$scale/left.sh" shards answers > left.txt
            export SLURM_ARRAY_TASK_COUNT=2 SLURM_CPUS_PER_TASK=1
            SLURM_ARRAY_TASK_ID=0 bash scale/array.sbatch "$brain" archive left.txt answers >&2; ls answers
            SLURM_ARRAY_TASK_ID=1 bash scale/array.sbatch "$brain" archive left.txt answers >&2
            "$scale/merge.sh" shards answers all.jsonl.gz
            """
        );

        Assert.Equal("000001.jsonl.gz\n000003.jsonl.gz\n7 paths, 7 rows, 0 of them without an answer\n", run.Output);
        Assert.Contains(": 0 shards failed", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void SkipWithoutGnu() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The scripts are for hosts with Linux.");

    private Task<Run> RunAsync(string script) =>
        CommandLine.ShellAsync(
            $$"""
            scale=$2 brain=$3; cd "$4" || exit 99
            mkdir bin && printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$0" "$1" > bin/sortline && chmod +x bin/sortline && PATH=$PWD/bin:$PATH
            {{script}}
            """,
            Path.Combine(Repository.Root, "docs", "scale"),
            taught.Project,
            _folder.Path
        );

    private IEnumerable<string?> Files(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(_folder.At(file)), CompressionMode.Decompress);
        using var lines = new StreamReader(zipped);
        return new Run(0, lines.ReadToEnd(), "").JsonLines.Select(row => row.GetProperty("file").GetString());
    }
}
