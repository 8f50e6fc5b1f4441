using System.Text.Json;
using System.Text.Json.Serialization;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Bolts;
using Sortline.Factory.Parts.Gears;

namespace Sortline.Web.Interop;

/// <summary>A part as the view draws it: its shape and finish, in the words of <c>client/scene/part.ts</c>.</summary>
internal sealed record PartJson
{
    public required int Id { get; init; }

    public required string Kind { get; init; }

    public required FinishJson Finish { get; init; }

    public GearJson? Gear { get; init; }

    public BoltJson? Bolt { get; init; }

    public static string Write(Part part) => JsonSerializer.Serialize(From(part), PartJsonContext.Default.PartJson);

    private static PartJson From(Part part) =>
        part switch
        {
            Gear gear => new()
            {
                Id = gear.Id.Value,
                Kind = "gear",
                Finish = FinishJson.From(gear.Finish),
                Gear = GearJson.From(gear.Shape, gear.Flaw),
            },
            HexBolt bolt => new()
            {
                Id = bolt.Id.Value,
                Kind = "bolt",
                Finish = FinishJson.From(bolt.Finish),
                Bolt = BoltJson.From(bolt.Shape, bolt.Flaw),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A kind of part that cannot be drawn yet."),
        };

    internal sealed record FinishJson(double Tone, double Warmth, double Roughness, double Rust, int Seed)
    {
        public static FinishJson From(Finish finish) =>
            new(finish.Tone, finish.Warmth, finish.Roughness, finish.Rust, finish.Seed);
    }

    internal sealed record GearJson(
        int Teeth,
        double TipRadius,
        double RootRadius,
        double Thickness,
        double BoreRadius,
        double BoreX,
        double BoreZ,
        int Holes,
        double HoleRadius,
        double HoleCircle,
        int MissingTooth,
        int MissingTeeth,
        int ChippedTooth,
        double ChipDepth,
        double NeighbourChipDepth,
        int BlockedHole
    )
    {
        public static GearJson From(GearShape shape, GearFlaw? flaw)
        {
            var missing = flaw as GearFlaw.MissingTeeth;
            var chipped = flaw as GearFlaw.ChippedTooth;
            var bore = flaw as GearFlaw.OffCentreBore;
            var blocked = flaw as GearFlaw.BlockedHole;
            return new(
                shape.Teeth,
                shape.TipRadius,
                shape.RootRadius,
                shape.Thickness,
                shape.BoreRadius,
                bore?.X ?? 0,
                bore?.Z ?? 0,
                shape.Holes,
                shape.HoleRadius,
                shape.HoleCircle,
                missing?.First ?? -1,
                missing?.Count ?? 0,
                chipped?.Tooth ?? -1,
                chipped?.Depth ?? 0,
                chipped?.NeighbourDepth ?? 0,
                blocked?.Hole ?? -1
            );
        }
    }

    internal sealed record BoltJson(
        double Length,
        double ShankRadius,
        double HeadRadius,
        double HeadHeight,
        double ThreadLength,
        double ThreadPitch,
        double Bend,
        double BendPlane,
        double StrippedFrom,
        double StrippedTo,
        double HeadRounding
    )
    {
        public static BoltJson From(BoltShape shape, BoltFlaw? flaw)
        {
            var bent = flaw as BoltFlaw.BentShank;
            var stripped = flaw as BoltFlaw.StrippedThread;
            var rounded = flaw as BoltFlaw.RoundedHead;
            return new(
                shape.Length,
                shape.ShankRadius,
                shape.HeadRadius,
                shape.HeadHeight,
                shape.ThreadLength,
                shape.ThreadPitch,
                bent?.Angle ?? 0,
                bent?.Plane ?? 0,
                stripped?.From ?? 0,
                stripped?.To ?? 0,
                rounded?.Amount ?? 0
            );
        }
    }
}

/// <summary>The generated serializer: reflection would not survive trimming.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartJson))]
internal sealed partial class PartJsonContext : JsonSerializerContext;
