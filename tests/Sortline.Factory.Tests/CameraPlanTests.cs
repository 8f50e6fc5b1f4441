namespace Sortline.Factory.Tests;

/// <summary>How the camera stands for a part: the same part, another light.</summary>
public class CameraPlanTests
{
    private static readonly CameraCondition Warm = new() { Warmth = 0.8 },
        Old =
            new()
            {
                Brightness = 0.4,
                Dust = 0.6,
                Belt = BeltColour.Blue,
                Along = 0.01,
            };

    [Fact]
    public void As_built_nothing_changes_for_any_part()
    {
        Assert.Equal(CameraCondition.AsBuilt, CameraPlan.AsBuilt.At(0, isDefective: true));
        Assert.Equal(CameraCondition.AsBuilt, CameraPlan.AsBuilt.At(1_000, isDefective: false));
    }

    [Fact]
    public void Bad_parts_can_lie_under_another_lamp()
    {
        CameraPlan plan = new() { Defective = Warm };

        Assert.Equal(Warm, plan.At(3, isDefective: true));
        Assert.Equal(CameraCondition.AsBuilt, plan.At(3, isDefective: false));
    }

    [Fact]
    public void It_ages_part_by_part_and_then_stays()
    {
        CameraPlan plan = new() { Last = Old, ReachedAt = 10 };

        Assert.Equal(CameraCondition.AsBuilt, plan.At(0, isDefective: false));
        Assert.Equal(0.3, plan.At(5, isDefective: false).Dust, 1e-12);
        Assert.Equal(0.7, plan.At(5, isDefective: false).Brightness, 1e-12);
        Assert.Equal((BeltColour.Grey, BeltColour.Blue), (plan.At(4, false).Belt, plan.At(5, false).Belt));
        Assert.Equal(Old, plan.At(10, isDefective: false));
        Assert.Equal(Old, plan.At(99, isDefective: true));
    }

    [Fact]
    public void The_parts_themselves_stay_what_they_are()
    {
        PartMix mix = PartMix.Of(GearKind.Instance);
        PartGenerator plain = new(mix, 7),
            aged =
                new(
                    mix with
                    {
                        Camera = new()
                        {
                            Defective = Warm,
                            Last = Old,
                            ReachedAt = 19,
                        },
                    },
                    7
                );

        for (var index = 0; index < 40; index++)
        {
            var (one, other) = (plain.Create(index), aged.Create(index));
            Assert.Equal(one, other with { Condition = CameraCondition.AsBuilt });
            Assert.Equal(index < 19 && one.IsDefective, other.Condition.Warmth > 0);
        }
    }

    [Theory]
    [InlineData(0.1, 0, 0)]
    [InlineData(1.1, 0, 0)]
    [InlineData(1, -0.1, 0)]
    [InlineData(1, 0, 0.02)]
    public void What_no_camera_can_be_is_refused(double brightness, double dust, double along) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CameraCondition
            {
                Brightness = brightness,
                Dust = dust,
                Along = along,
            }
        );
}
