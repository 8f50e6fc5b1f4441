using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Sortline.Factory.Motion;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;
using Sortline.Factory.Robot;
using Sortline.Factory.Scoring;

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
public sealed class ProductionLine
{
    /// <summary>Steps in a second of simulation.</summary>
    public const int StepsPerSecond = SimulationStep.PerSecond;

    // On the belt 10 parts and one that is fed before the first falls, one in the gripper, a few in the air.
    private const int MostMovingParts = 20;

    /// <summary>The most numbers that <see cref="WritePoses"/> ever writes.</summary>
    public const int MaxPoseLength =
        PoseWriter.HeaderLength + (PoseWriter.PartLength * (MostMovingParts + (3 * BinPile.Capacity)));

    private readonly IPartSource _source;
    private readonly int? _partCount;
    private readonly BeltDrive _belt = new(),
        _outfeed;
    private readonly List<LivePart> _onBelt = new(16);
    private readonly List<LivePart> _falling = new(8);
    private readonly BinPile _shipBin,
        _rejectBin,
        _asideBin;
    private readonly Queue<LineEvent> _events = new(32);
    private readonly InspectionStation _station;
    private readonly Action<LivePart> _onSeen;
    private int _fed,
        _settled;

    /// <summary>Builds a line with an empty belt that stands still and is about to start.</summary>
    /// <param name="parts">Where the parts come from.</param>
    /// <param name="partCount">How many parts are fed; null for no end.</param>
    /// <param name="beltSpeed">Belt speed to start with, in metres a second.</param>
    /// <param name="holdAtCamera">
    /// Whether the belt stops for every part under the camera. Such a line has two belts: the infeed stops, and the outfeed behind
    /// the camera runs on, so that what was decided about a part is done at once, whenever the next one is let go.
    /// </param>
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
        _outfeed = holdAtCamera ? new() : _belt;
        _station = new(_belt, _onBelt);
        Robot = new(isHasty: holdAtCamera);
        _onSeen = part => _events.Enqueue(new LineEvent.PartSeen(Time, part.Part.Id));
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
        _asideBin = new(
            Bin.Aside,
            LineLayout.AsideBinX,
            LineLayout.RejectBinZ,
            LineLayout.RejectBinFloorY,
            0.080,
            0.068,
            seed + 2
        );
    }

    /// <summary>The robot.</summary>
    public SortingRobot Robot { get; }

    /// <summary>How far the belt has run since the line was built, in metres. Never runs back. Of two belts, the infeed.</summary>
    public double BeltTravel => _belt.Travel;

    /// <summary>The belt speed that is wanted, in metres a second; the belt eases to it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The speed is outside 0.05 to 0.40.</exception>
    public double BeltSpeed
    {
        get;
        set => field = Require.Within(value, LineLayout.SlowestBeltSpeed, LineLayout.FastestBeltSpeed);
    }

    /// <summary>How fast the belt runs now, in metres a second.</summary>
    public double CurrentBeltSpeed => _belt.Speed;

    /// <summary>Whether the belt stops for every part under the camera, until <see cref="Release"/>: for teaching.</summary>
    /// <remarks>
    /// A part that is too close to stop for goes by, seen but not held. Turned off, the belt lets go of the part it holds.
    /// </remarks>
    public bool HoldAtCamera
    {
        get => _station.HoldAtCamera;
        set => _station.HoldAtCamera = value;
    }

    /// <summary>Belt speed toward the next part to hold, in metres a second.</summary>
    /// <remarks>After the last one the belt runs at <see cref="BeltSpeed"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The speed is outside 0.05 to 0.60.</exception>
    public double HoldFeedSpeed
    {
        get;
        set => field = Require.Within(value, LineLayout.SlowestBeltSpeed, 0.60);
    } = 0.60;

    /// <summary>The part that the belt stands still for, if any.</summary>
    public PartId? HeldPart => _station.Held?.Part.Id;

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
        _station.MoveBelt(BeltSpeed, HoldFeedSpeed);
        if (_outfeed != _belt)
            _outfeed.Step(
                Math.Min(LineLayout.OutfeedSpeed, Robot.CatchSpeed(_outfeed)),
                BeltDrive.Braking,
                double.PositiveInfinity
            );
        FeedParts();
        foreach (var part in _onBelt)
        {
            part.Ride();
            if (part.Belt != _outfeed && part.X >= LineLayout.TransferX)
                part.PassTo(_outfeed);
        }

        _station.DetectParts(_onSeen);

        // What is in the air moves first: a part that is let go in this step falls from the next one on.
        DropParts();
        MoveRobot();
        ShipParts();
    }

    /// <summary>Lets the belt run on to the next part.</summary>
    /// <returns>Whether a part was held.</returns>
    public bool Release() => _station.Release();

    /// <summary>Says what shall become of a part that the camera has seen.</summary>
    /// <param name="part">The part.</param>
    /// <param name="disposition">What shall become of it.</param>
    /// <returns>What came of it. Only the first decision about a part counts; no call ever does harm.</returns>
    public DecisionResult Decide(PartId part, Disposition disposition) => Send(part, BinOf(disposition));

    /// <summary>Has the robot take a part off that nobody wants to decide about, into a bin of its own.</summary>
    /// <param name="part">The part.</param>
    /// <returns>As <see cref="Decide"/>; a part that the robot cannot get any more is shipped.</returns>
    public DecisionResult SetAside(PartId part) => Send(part, Bin.Aside);

    /// <summary>Turns a decision over.</summary>
    /// <param name="part">A part that something was decided about, still on the belt.</param>
    /// <param name="disposition">What shall become of it instead.</param>
    /// <returns>
    /// As <see cref="Decide"/>. <see cref="DecisionResult.AlreadyDecided"/> if that was decided already, or if the robot has its fingers on
    /// the part: then nothing is changed. <see cref="DecisionResult.NotSeenYet"/> if nothing was decided yet.
    /// </returns>
    public DecisionResult Overrule(PartId part, Disposition disposition)
    {
        if (part.Value >= _fed)
            return DecisionResult.Unknown;
        if (Robot.Carrying == part)
            return DecisionResult.AlreadyDecided;
        if (OnBelt(part) is not { } live)
            return DecisionResult.Gone;
        if (live.Destination is null)
            return DecisionResult.NotSeenYet;

        var wanted = BinOf(disposition);
        if (live.Destination == wanted || !Robot.Forget(live, _outfeed))
            return DecisionResult.AlreadyDecided;

        live.Destination = null;
        return Send(part, wanted);
    }

    private static Bin BinOf(Disposition disposition) =>
        disposition switch
        {
            Disposition.Ship => Bin.Ship,
            Disposition.Reject => Bin.Reject,
            _ => Bin.Aside,
        };

    private DecisionResult Send(PartId part, Bin destination)
    {
        if (part.Value >= _fed)
            return DecisionResult.Unknown;
        if (Robot.Carrying == part)
            return DecisionResult.AlreadyDecided;
        if (OnBelt(part) is not { } live)
            return DecisionResult.Gone;
        if (!live.IsSeen)
            return DecisionResult.NotSeenYet;
        if (live.Destination is not null)
            return DecisionResult.AlreadyDecided;

        live.Destination = destination;
        if (destination is not Bin.Aside)
            _events.Enqueue(
                new LineEvent.PartDecided(Time, part, destination is Bin.Ship ? Disposition.Ship : Disposition.Reject)
            );
        if (destination is Bin.Ship || Robot.Order(live))
            return DecisionResult.Accepted;

        Miss(live);
        return DecisionResult.TooLate;
    }

    /// <summary>Takes the oldest event that nobody has taken yet.</summary>
    /// <returns>Whether there was one.</returns>
    /// <remarks>Call it until it says no, after the steps of each frame: events that nobody takes pile up.</remarks>
    public bool TryTakeEvent([NotNullWhen(true)] out LineEvent? lineEvent) => _events.TryDequeue(out lineEvent);

    /// <summary>Writes where everything is, as numbers.</summary>
    /// <param name="target">At least <see cref="MaxPoseLength"/> numbers.</param>
    /// <returns>How many numbers were written.</returns>
    /// <remarks>
    /// Time in seconds, belt travel, yaw, shoulder, elbow, wrist pitch, wrist roll, grip, camera flash (0 to 1), verdict lamp
    /// (0 off, 1 ship, 2 reject, 3 set aside), travel of the outfeed (of one belt, the same again), how many parts have come to lie
    /// in the ship bin, in the reject bin and in the bin beside it, number of parts; then for each part its id, x, y, z and the quaternion
    /// x, y, z, w. Nothing is allocated.
    /// </remarks>
    /// <exception cref="ArgumentException">The target is too short.</exception>
    public int WritePoses(Span<double> target)
    {
        if (target.Length < MaxPoseLength)
            throw new ArgumentException($"Make room for {MaxPoseLength} numbers, MaxPoseLength.", nameof(target));

        PoseWriter poses = new(target);
        poses.WriteHeader(StepCount * SimulationStep.Seconds, _belt.Travel, _outfeed.Travel, Robot.Joints, _station.Flash, Lamp);
        poses.WriteCounts(_shipBin.Total, _rejectBin.Total, _asideBin.Total);
        poses.Write(CollectionsMarshal.AsSpan(_onBelt));
        if (Robot.Held is { } held)
            poses.Write(held);
        poses.Write(CollectionsMarshal.AsSpan(_falling));
        poses.Write(_shipBin.Resting);
        poses.Write(_rejectBin.Resting);
        poses.Write(_asideBin.Resting);
        return poses.Finish();
    }

    private double Lamp =>
        _station.LastSeen?.Destination switch
        {
            null => 0,
            Bin.Ship => 1,
            Bin.Reject => 2,
            _ => 3,
        };

    private void FeedParts()
    {
        while (_fed < (_partCount ?? int.MaxValue) && _belt.Travel >= _fed * LineLayout.PartSpacing)
        {
            var part = _source.Create(_fed);
            if (part.Id.Value != _fed)
                throw new InvalidOperationException($"The part source made number {part.Id.Value} when asked for number {_fed}.");
            _onBelt.Add(new(part, _belt, _fed * LineLayout.PartSpacing));
            _fed++;
            _events.Enqueue(new LineEvent.PartFed(Time, part));
        }
    }

    private void MoveRobot()
    {
        var step = Robot.Step(_outfeed);
        if (step.Missed is { } missed)
            Miss(missed);
        if (step.Gripped is { } gripped)
        {
            _onBelt.Remove(gripped);
            _events.Enqueue(new LineEvent.PartGripped(Time, gripped.Part.Id));
        }

        if (step.Released is { } released)
        {
            var bin = released.Destination is Bin.Aside ? _asideBin : _rejectBin;
            released.Fall = Fall.OutOfTheGripper(released, bin.NextPlace(released.Part));
            released.EndsIn = bin;
            _falling.Add(released);
            _events.Enqueue(
                bin == _asideBin
                    ? new LineEvent.PartSetAside(Time, released.Part.Id)
                    : new LineEvent.PartRejected(Time, released.Part.Id)
            );
        }
    }

    private void ShipParts()
    {
        if (_onBelt.Count == 0 || _onBelt[0] is not { } part || part.X < LineLayout.BeltEndX)
            return;

        _onBelt.RemoveAt(0);
        part.Fall = Fall.OffTheBelt(part, _shipBin.NextPlace(part.Part), _outfeed.Speed);
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

    private LivePart? OnBelt(PartId id)
    {
        foreach (var part in _onBelt)
        {
            if (part.Part.Id == id)
                return part;
        }

        return null;
    }

    private void Miss(LivePart part) =>
        _events.Enqueue(
            new LineEvent.RejectMissed(Time, part.Part.Id, part.WaitedForRobot ? MissReason.RobotBusy : MissReason.TooLate)
        );
}
