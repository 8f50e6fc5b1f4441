namespace Sortline.Factory.Tests;

/// <summary>In a shift, too, a part can be set aside, for a person to decide about.</summary>
public class SetAsideTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void At_the_usual_speed_the_arm_gets_every_part_whichever_bin_it_is_for(ulong seed)
    {
        const int Parts = 30;
        ProductionLine line = new(new PartGenerator(PartMix.Of(GearKind.Instance), seed), Parts, seed: seed);
        Dictionary<PartId, Disposition> ended = [];
        while (!line.HasEnded)
        {
            line.Step();
            while (line.TryTakeEvent(out var happened))
            {
                if (happened is LineEvent.PartSeen(_, var seen))
                    Assert.Equal(DecisionResult.Accepted, line.Decide(seen, Wish(seen)));
                else if (happened is LineEvent.PartRejected(_, var rejected))
                    ended.Add(rejected, Disposition.Reject);
                else if (happened is LineEvent.PartSetAside(_, var aside))
                    ended.Add(aside, Disposition.SetAside);
            }
        }

        Assert.Equal(
            Enumerable
                .Range(0, Parts)
                .ToDictionary(part => new PartId(part), part => Wish(new(part)))
                .OrderBy(one => one.Key.Value),
            ended.OrderBy(one => one.Key.Value)
        );

        Disposition Wish(PartId part) => part.Value % 3 == 0 ? Disposition.Reject : Disposition.SetAside;
    }
}
