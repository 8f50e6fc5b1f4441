namespace Sortline.Factory.Parts;

/// <summary>How the camera stands for each part of a mix.</summary>
public sealed record CameraPlan
{
    /// <summary>As built, for all.</summary>
    public static readonly CameraPlan AsBuilt = new();

    /// <summary>For the first part.</summary>
    public CameraCondition First { get; init; } = CameraCondition.AsBuilt;

    /// <summary>For defective parts, in place of <see cref="First"/>; <see langword="null"/> where it is the same for all.</summary>
    public CameraCondition? Defective { get; init; }

    /// <summary>What it becomes, little by little, and then stays; <see langword="null"/> where nothing changes.</summary>
    public CameraCondition? Last { get; init; }

    /// <summary>The number of the part at which that is reached, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public int ReachedAt
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>How it stands for one part.</summary>
    /// <param name="index">The part's number, from 0.</param>
    /// <param name="isDefective">Whether anything is wrong with it.</param>
    public CameraCondition At(int index, bool isDefective)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var first = isDefective && Defective is { } other ? other : First;
        return Last is { } last ? first.Toward(last, Math.Min(1, index / (double)ReachedAt)) : first;
    }
}
