namespace Sortline.Factory.Tests;

public class Pcg32Tests
{
    [Fact]
    public void The_first_numbers_are_those_that_the_authors_demo_prints()
    {
        // Round 1 of pcg32-demo in O'Neill's minimal C implementation: seed 42, sequence 54.
        uint[] published = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        var random = new Pcg32(42, 54);

        var drawn = published.Select(_ => random.NextUInt());

        Assert.Equal(published, drawn);
    }

    [Fact]
    public void Sequences_of_one_seed_differ()
    {
        var one = new Pcg32(42, 1);
        var other = new Pcg32(42, 2);

        Assert.DoesNotContain(true, Enumerable.Range(0, 100).Select(_ => one.NextUInt() == other.NextUInt()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(20)]
    [InlineData(1_000_000)]
    public void Whole_numbers_stay_below_their_limit_and_use_the_range_evenly(int limit)
    {
        const int Draws = 60_000;
        var random = new Pcg32(7, (ulong)limit);
        var counts = new int[Math.Min(limit, 20)];

        for (var i = 0; i < Draws; i++)
            counts[(long)random.NextBelow(limit) * counts.Length / limit]++;

        var expected = (double)Draws / counts.Length;
        Assert.All(counts, count => Assert.InRange(count, expected * 0.9, expected * 1.1));
    }

    [Fact]
    public void Real_numbers_lie_in_their_interval_and_average_to_its_middle()
    {
        var random = new Pcg32(11);

        var drawn = Enumerable.Range(0, 50_000).Select(_ => random.Between(-2, 6)).ToArray();

        Assert.All(drawn, number => Assert.True(number is >= -2 and < 6));
        Assert.InRange(drawn.Average(), 1.95, 2.05);
    }

    [Fact]
    public void Signs_come_out_about_as_often()
    {
        var random = new Pcg32(13);

        var sum = Enumerable.Range(0, 10_000).Sum(_ => random.NextSign());

        Assert.InRange(sum, -300, 300);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_that_leaves_nothing_to_draw_is_refused(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pcg32(1).NextBelow(limit));
}
