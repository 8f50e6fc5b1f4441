namespace Sortline.Learning.Tests.Evaluation;

public class CopyGroupsTests
{
    [Fact]
    public void Groups_are_in_order_and_those_of_one_say_nothing()
    {
        var groups = CopyGroups.Of([
            [new(9), new(4)],
            [new(7)],
            [new(8), new(1), new(3)],
        ]);

        Assert.Equal(
            [
                [new(1), new(3), new(8)],
                [new(4), new(9)],
            ],
            groups.Groups.Select(group => group.ToArray())
        );
        Assert.Equal(5, groups.Count);
        Assert.Equal(0, CopyGroups.None.Count);
    }

    [Fact]
    public void Every_example_is_in_one_part()
    {
        var groups = CopyGroups.Of([
            [new(2), new(5), new(99)],
            [new(3), new(4)],
        ]);

        var parts = groups.Part([new(1), new(2), new(3), new(4), new(5)]);

        Assert.Equal(
            [
                [0],
                [1, 4],
                [2, 3],
            ],
            parts.Select(part => part.ToArray())
        );
    }

    [Fact]
    public void An_example_in_two_groups_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            CopyGroups.Of([
                [new(1), new(2)],
                [new(2), new(3)],
            ])
        );
}
