namespace Sortline.Factory.Tests;

public class AllocationTests
{
    [Fact]
    public void A_step_and_a_frame_allocate_nothing_unless_something_happens()
    {
        var line = Lines.Shift(400, 81, mix: Lines.OnlyDefects);
        var poses = new double[ProductionLine.MaxPoseLength];
        long allocated = 0,
            quietSteps = 0;

        while (line.Time < TimeSpan.FromSeconds(120))
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            line.Step();
            line.WritePoses(poses);
            var after = GC.GetAllocatedBytesForCurrentThread();

            var happened = false;
            while (line.TryTakeEvent(out var lineEvent))
            {
                happened = true;
                if (lineEvent is LineEvent.PartSeen seen)
                    line.Decide(seen.Part, Disposition.Reject);
            }

            // The first minute warms up: lists grow to their size, methods are compiled.
            if (happened || line.Time < TimeSpan.FromSeconds(60))
                continue;
            quietSteps++;
            allocated += after - before;
        }

        Assert.InRange(quietSteps, 6000, 7200);
        Assert.Equal(0, allocated);
    }
}
