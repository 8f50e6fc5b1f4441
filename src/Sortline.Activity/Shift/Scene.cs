using System.Collections.Immutable;
using Sortline.Activity.Ports;
using Sortline.Factory.Parts;
using Sortline.Learning;

namespace Sortline.Activity.Shift;

/// <summary>What the activity is doing, with just the data that it needs.</summary>
/// <remarks>The cases are <see cref="Teaching"/>, <see cref="Running"/> and <see cref="Reporting"/>: use pattern matching.</remarks>
public abstract record Scene
{
    private Scene() { }

    /// <summary>The belt brings one part after another under the camera and waits for a label.</summary>
    /// <param name="AtCamera">The part that waits; <see langword="null"/> while the next is on its way.</param>
    public sealed record Teaching(InspectedPart? AtCamera) : Scene
    {
        /// <summary>The part that waits, as it was seen under the other lamp; <see langword="null"/> where nobody swapped them.</summary>
        public InspectedPart? UnderOtherLamp { get; init; }

        /// <summary>How often teaching had been opened before: each time other parts come.</summary>
        public int Round { get; init; }

        /// <summary>What has come to lie in the bins since the line began.</summary>
        public BinCounts Bins { get; init; }

        /// <summary>The picture that the page last showed of what is under the camera.</summary>
        public PictureId? ShownPicture { get; init; }

        /// <summary>Whether the learner can see the part that waits, and so can say what it is.</summary>
        public bool IsPictureShown => AtCamera is { Picture: var picture } && picture == ShownPicture;

        internal override ImmutableArray<InspectedPart> AllParts => AtCamera is null ? [] : [AtCamera];

        private protected override Scene With(ImmutableArray<InspectedPart> parts) => this with { AtCamera = parts[0] };
    }

    /// <summary>A shift is on: the robot decides.</summary>
    /// <param name="PartCount">Parts in the shift.</param>
    /// <param name="Parts">The parts that the camera saw so far, in the order of the belt.</param>
    public sealed record Running(int PartCount, ImmutableArray<InspectedPart> Parts) : Scene
    {
        /// <summary>How many of ten the learner thinks the robot will sort right; <see langword="null"/> without a bet.</summary>
        public int? Bet { get; init; }

        /// <summary>From which share for taking a part off it is taken off; <see langword="null"/> where the most likely label decides.</summary>
        public double? Threshold { get; init; }

        /// <summary>When a person is asked; <see langword="null"/> for never.</summary>
        public AskRule? Asking { get; init; }

        /// <summary>Whether the learner wants the rest of the shift in a few seconds.</summary>
        public bool IsHurried { get; init; }

        /// <summary>The parts that were examples when the shift began: the robot knows them, so they do not count.</summary>
        public ImmutableHashSet<PartId> Practised { get; init; } = [];

        /// <summary>The parts that count.</summary>
        public IEnumerable<InspectedPart> CountedParts => Parts.Where(part => !Practised.Contains(part.Part.Id));

        /// <summary>The way to learn from the first answer of the shift to its end; <see langword="null"/> before that answer.</summary>
        public LearningMethod? Method { get; init; }

        /// <summary>Where the line goes on, if the shift was interrupted; <see langword="null"/> for one that begins.</summary>
        internal ShiftLog? Resumed { get; init; }

        internal override ImmutableArray<InspectedPart> AllParts => Parts;

        private protected override Scene With(ImmutableArray<InspectedPart> parts) => this with { Parts = parts };
    }

    /// <summary>The shift is over and its report is open.</summary>
    /// <param name="Result">The shift that just ended.</param>
    /// <param name="Before">The same shift as it went the time before; <see langword="null"/> the first time.</param>
    public sealed record Reporting(ShiftResult Result, ShiftResult? Before) : Scene
    {
        internal override ImmutableArray<InspectedPart> AllParts => Result.Parts;

        private protected override Scene With(ImmutableArray<InspectedPart> parts) =>
            this with
            {
                Result = Result with { Parts = parts },
            };
    }

    /// <summary>All parts of the scene that the camera saw, in the order of the belt.</summary>
    internal abstract ImmutableArray<InspectedPart> AllParts { get; }

    private protected abstract Scene With(ImmutableArray<InspectedPart> parts);

    /// <summary>The scene with some of its parts changed; the same reference if none was.</summary>
    internal Scene Map(Func<InspectedPart, InspectedPart> change)
    {
        var parts = AllParts;
        ImmutableArray<InspectedPart>.Builder? changed = null;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = change(parts[i]);
            if (ReferenceEquals(part, parts[i]))
                continue;
            changed ??= parts.ToBuilder();
            changed[i] = part;
        }

        return changed is null ? this : With(changed.ToImmutable());
    }
}
