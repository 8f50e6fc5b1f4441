using Sortline.Activity;
using Sortline.Activity.Files;
using Sortline.Activity.Levels;
using Sortline.Factory.Parts.Gears;
using Sortline.Learning.Inspection;
using Sortline.Web.Components.Shell;

namespace Sortline.Web.Tests;

public class KeyMapTests
{
    private static readonly ActivityState Empty = ActivityState.Open(LevelList.All[0], 1);

    private static readonly ActivityState Unseen = ActivityReducer.Reduce(
        Empty,
        new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, id: 7), new(70), TimeSpan.Zero)
    );

    private static readonly ActivityState WithPart = ActivityReducer.Reduce(Unseen, new ActivityAction.PictureShown(new(70)));

    [Fact]
    public void Escape_cancels_what_is_done_with_files()
    {
        var opening = WithPart with { IsBriefOpen = false, FileTask = new FileTask.Opening(1, 2) };

        Assert.IsType<ActivityAction.FileTaskCancelled>(KeyMap.ActionFor("Escape", opening));
        Assert.Null(KeyMap.ActionFor("Escape", opening with { FileTask = null }));
    }

    [Fact]
    public void Escape_puts_off_what_the_robot_asks()
    {
        var asked = WithPart with { IsBriefOpen = false, RobotAsks = new(new Hint.Unseen(Novelty.Look), new(70)) };

        Assert.IsType<ActivityAction.RobotQuestionClosed>(KeyMap.ActionFor("Escape", asked));
    }

    [Fact]
    public void A_digit_is_the_label_of_that_place()
    {
        Assert.Equal(new ActivityAction.PartLabelled(new(7), WithPart.Labels[1].Label), KeyMap.ActionFor("2", WithPart));
    }

    [Fact]
    public void A_digit_beyond_the_labels_is_nothing()
    {
        Assert.Null(KeyMap.ActionFor("9", WithPart));
    }

    [Fact]
    public void Nought_lets_the_part_pass()
    {
        Assert.Equal(new ActivityAction.PartSkipped(new(7)), KeyMap.ActionFor("0", WithPart));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void A_part_cannot_be_answered_before_its_picture_is_there(string key) => Assert.Null(KeyMap.ActionFor(key, Unseen));

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("u")]
    [InlineData("undo")]
    [InlineData("x")]
    [InlineData("Enter")]
    [InlineData("12")]
    public void Where_there_is_nothing_to_do_a_key_is_nothing(string key)
    {
        Assert.Null(KeyMap.ActionFor(key, Empty));
    }

    [Theory]
    [InlineData("u")]
    [InlineData("U")]
    [InlineData("undo")]
    public void Undo_has_a_key_of_its_own_and_the_usual_one(string key)
    {
        var taught = ActivityReducer.Reduce(WithPart, new ActivityAction.PartLabelled(new(7), new(1)));

        Assert.Equal(new ActivityAction.TeachingUndone(), KeyMap.ActionFor(key, taught));
    }

    [Fact]
    public void Escape_closes_the_brief_while_it_is_open()
    {
        Assert.Equal(new ActivityAction.BriefClosed(), KeyMap.ActionFor("Escape", Empty));
        Assert.Null(KeyMap.ActionFor("Escape", Empty with { IsBriefOpen = false }));
    }

    [Fact]
    public void The_belt_has_keys_in_any_state()
    {
        Assert.Equal(
            [
                new ActivityAction.PauseToggled(),
                new ActivityAction.StepRequested(),
                new ActivityAction.StepRequested(),
                new ActivityAction.RewindRequested(),
            ],
            new[] { " ", "s", "S", "ArrowLeft" }.Select(key => KeyMap.ActionFor(key, Empty))
        );
    }
}
