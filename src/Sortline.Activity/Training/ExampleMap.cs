using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Learning;
using Sortline.Learning.Mapping;

namespace Sortline.Activity.Training;

/// <summary>What the robot sees: the examples on a map, where those lie together that look alike to it, and what it would say where.</summary>
/// <remarks>Two are equal when they are the same drawing.</remarks>
public sealed record ExampleMap
{
    /// <summary>An open map with nothing on it yet.</summary>
    public static ExampleMap Blank { get; } = new();

    /// <summary>The version of the dataset that is drawn, see <see cref="ActivityState.DatasetVersion"/>.</summary>
    public int DatasetVersion { get; init; } = -1;

    /// <summary>The way to learn whose view it is.</summary>
    public LearningMethod Method { get; init; }

    /// <summary>The plane that the examples lie on; <see langword="null"/> while there is none to draw.</summary>
    public PrincipalPlane? Plane { get; init; }

    /// <summary>The part of the plane that is shown.</summary>
    public PlaneFrame Frame { get; init; }

    /// <summary>Where the examples lie that the backbone has looked at, in the order of teaching.</summary>
    public ImmutableArray<MappedExample> Examples { get; init; } = [];

    /// <summary>What the robot would say where; <see langword="null"/> while that is not found out, or it knows fewer than two labels.</summary>
    public ZoneMap? Zones { get; init; }

    /// <summary>Whether it is a drawing of what is taught, and how it is learned, in a state.</summary>
    public bool IsOf(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return DatasetVersion == state.DatasetVersion && Method == state.Method;
    }

    /// <summary>The part that is under the camera, or was last.</summary>
    public static InspectedPart? PartAtCamera(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Scene switch
        {
            Scene.Teaching teaching => teaching.AtCamera,
            Scene.Running { Parts: [.., var last] } => last,
            _ => null,
        };
    }

    /// <summary>Where a part lies; <see langword="null"/> until the backbone has looked at it as it did at the examples.</summary>
    public PlanePoint? PlaceOf(InspectedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return
            Plane is { } plane
            && part.Features is { } features
            && features.Has(Method.Features)
            && features.Of(Method.Features) is var vector
            && vector.Length == plane.Length
            ? plane.Project(vector)
            : null;
    }
}

/// <summary>An example on the map.</summary>
/// <param name="Id">Which.</param>
/// <param name="Place">Where it lies.</param>
public readonly record struct MappedExample(ExampleId Id, PlanePoint Place)
{
    /// <summary>The example of another label that is most like it; <see langword="null"/> if that was not looked for.</summary>
    public Influence? NearestOther { get; init; }
}
