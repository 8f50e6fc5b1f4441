using System.Diagnostics.CodeAnalysis;
using Sortline.Factory.Motion;
using Sortline.Factory.Parts;
using Sortline.Factory.Robot;

namespace Sortline.Factory.Line;

/// <summary>The whole line: feeder, belt, camera trigger, robot and bins, moved on step by step.</summary>
/// <remarks>
/// <para>
/// Mutable and not thread safe. It knows no clock: whoever owns it calls <see cref="Step"/> as often as time passes, and
/// not at all to pause. The same parts, settings, decisions and calls at the same steps give the same events at the same
/// times on every machine. Poses agree to the last few digits only, as sines are not the same everywhere.
/// </para>
/// <para>Without a decision a part passes: what nobody stops is shipped.</para>
/// </remarks>
public sealed partial class ProductionLine
{
    /// <summary>Steps in a second of simulation.</summary>
    public const int StepsPerSecond = SimulationStep.PerSecond;

    private readonly IPartSource _source;
    private readonly int? _partCount;
    private readonly BeltDrive _belt = new();
    private readonly List<LivePart> _onBelt = new(16);
    private readonly List<LivePart> _falling = new(8);
    private readonly BinPile _shipBin,
        _rejectBin;
    private readonly Queue<LineEvent> _events = new(32);
    private int _fed,
        _settled;

    /// <summary>Builds a line with an empty belt that stands still and is about to start.</summary>
    /// <param name="parts">Where the parts come from.</param>
    /// <param name="partCount">How many parts are fed; null for no end.</param>
    /// <param name="beltSpeed">Belt speed to start with, in metres a second.</param>
    /// <param name="holdAtCamera">Whether the belt stops for every part under the camera.</param>
    /// <param name="seed">How parts come to lie in the bins; of no consequence to anything else.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive, or the speed cannot be chosen.</exception>
    public ProductionLine(
        IPartSource parts,
        int? partCount = null,
        double beltSpeed = LineLayout.NormalBeltSpeed,
        bool holdAtCamera = false,
        ulong seed = 0
    )
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (partCount is { } count)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, nameof(partCount));

        (_source, _partCount) = (parts, partCount);
        BeltSpeed = beltSpeed;
        HoldAtCamera = holdAtCamera;
        _shipBin = new(Bin.Ship, LineLayout.ShipBinX, 0, LineLayout.ShipBinFloorY, 0.085, 0.085, seed);
        _rejectBin = new(
            Bin.Reject,
            LineLayout.RejectBinX,
            LineLayout.RejectBinZ,
            LineLayout.RejectBinFloorY,
            0.080,
            0.068,
            seed + 1
        );
    }

    /// <summary>The robot.</summary>
    public SortingRobot Robot { get; } = new();

    /// <summary>How many steps were made.</summary>
    public long StepCount { get; private set; }

    /// <summary>Simulation time since the line was built.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(StepCount * TimeSpan.TicksPerSecond / StepsPerSecond);

    /// <summary>How many parts were laid on the belt.</summary>
    public int PartsFed => _fed;

    /// <summary>Whether all of a fixed number of parts have come to rest. The line may be stepped on.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Moves everything on by 1/120 s.</summary>
    public void Step()
    {
        StepCount++;
        MoveBelt();
        FeedParts();
        foreach (var part in _onBelt)
            part.Ride(_belt.Travel);
        DetectPartAtCamera();

        // What is in the air moves first: a part that is let go in this step falls from the next one on.
        DropParts();
        MoveRobot();
        ShipParts();
    }

    /// <summary>Takes the oldest event that nobody has taken yet.</summary>
    /// <returns>Whether there was one.</returns>
    /// <remarks>Call it until it says no, after the steps of each frame: events that nobody takes pile up.</remarks>
    public bool TryTakeEvent([NotNullWhen(true)] out LineEvent? lineEvent) => _events.TryDequeue(out lineEvent);

    private void FeedParts()
    {
        while (_fed < (_partCount ?? int.MaxValue) && _belt.Travel >= _fed * LineLayout.PartSpacing)
        {
            var part = _source.Create(_fed);
            if (part.Id.Value != _fed)
                throw new InvalidOperationException($"The part source made number {part.Id.Value} when asked for number {_fed}.");
            _onBelt.Add(new(part, _fed * LineLayout.PartSpacing));
            _fed++;
            _events.Enqueue(new LineEvent.PartFed(Time, part));
        }
    }

    private void MoveRobot()
    {
        var step = Robot.Step(_belt);
        if (step.Missed is { } missed)
            Miss(missed);
        if (step.Gripped is { } gripped)
        {
            _onBelt.Remove(gripped);
            _events.Enqueue(new LineEvent.PartGripped(Time, gripped.Part.Id));
        }

        if (step.Released is { } released)
        {
            released.Fall = Fall.OutOfTheGripper(released, _rejectBin.NextPlace(released.Part));
            released.EndsIn = _rejectBin;
            _falling.Add(released);
            _events.Enqueue(new LineEvent.PartRejected(Time, released.Part.Id));
        }
    }

    private void ShipParts()
    {
        if (_onBelt.Count == 0 || _onBelt[0] is not { } part || part.X < LineLayout.BeltEndX)
            return;

        _onBelt.RemoveAt(0);
        part.Fall = Fall.OffTheBelt(part, _shipBin.NextPlace(part.Part), _belt.Speed);
        part.EndsIn = _shipBin;
        _falling.Add(part);
        _events.Enqueue(new LineEvent.PartShipped(Time, part.Part.Id));
    }

    private void DropParts()
    {
        for (var i = _falling.Count - 1; i >= 0; i--)
        {
            var part = _falling[i];
            if (!part.Fall!.Step())
                continue;

            _falling.RemoveAt(i);
            if (part.EndsIn!.Place(part))
                _events.Enqueue(new LineEvent.BinEmptied(Time, part.EndsIn.Bin));
            if (++_settled == _partCount)
            {
                HasEnded = true;
                _events.Enqueue(new LineEvent.ShiftEnded(Time));
            }
        }
    }
}
