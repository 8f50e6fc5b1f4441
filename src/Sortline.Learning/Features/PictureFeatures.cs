namespace Sortline.Learning.Features;

/// <summary>What the backbone sees in one picture: each kind of feature vector, from one look; or one kind alone, where the picture is gone.</summary>
/// <remarks>
/// <para>
/// Of what came without a picture only the direction of the vector counts: who keeps such numbers scales them to length 1. So they can be
/// compared with others by their cosine, but not number by number: see <see cref="LearningMethod.CanLearn"/>.
/// </para>
/// <para>Two are equal when they hold the same kinds and both vectors are equal, number by number.</para>
/// </remarks>
public sealed record PictureFeatures
{
    private readonly FeatureVector? _plain;
    private readonly FeatureVector? _pooled;

    /// <summary>What the backbone sees in a picture.</summary>
    /// <param name="plain">The vector of <see cref="FeatureKind.Plain"/>.</param>
    /// <param name="pooled">The vector of <see cref="FeatureKind.Pooled"/>.</param>
    public PictureFeatures(FeatureVector plain, FeatureVector pooled)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(pooled);
        (_plain, _pooled) = (plain, pooled);
    }

    private PictureFeatures(FeatureKind kind, FeatureVector vector)
    {
        (OnlyKind, _plain, _pooled) = kind switch
        {
            FeatureKind.Plain => (kind, vector, (FeatureVector?)null),
            FeatureKind.Pooled => (kind, null, vector),
            _ => throw Unknown(kind),
        };
    }

    /// <summary>The one kind that there is of an example without a picture; <see langword="null"/> where all kinds are there.</summary>
    public FeatureKind? OnlyKind { get; }

    /// <summary>The vector of <see cref="FeatureKind.Plain"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public FeatureVector Plain => Of(FeatureKind.Plain);

    /// <summary>The vector of <see cref="FeatureKind.Pooled"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public FeatureVector Pooled => Of(FeatureKind.Pooled);

    /// <summary>What is known of an example without a picture.</summary>
    /// <param name="kind">Which kind of features it is.</param>
    /// <param name="vector">The vector, of any length.</param>
    public static PictureFeatures WithoutPicture(FeatureKind kind, FeatureVector vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new(kind, vector);
    }

    /// <summary>Whether there is a vector of a kind.</summary>
    public bool Has(FeatureKind kind) => OnlyKind is null || OnlyKind == kind;

    /// <summary>The vector of one kind.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public FeatureVector Of(FeatureKind kind) =>
        kind switch
        {
            FeatureKind.Plain => _plain,
            FeatureKind.Pooled => _pooled,
            _ => throw Unknown(kind),
        }
        ?? throw new InvalidOperationException(
            "The example has no picture and only the other kind of features. Ask whether it has this one."
        );

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", new[] { _plain, _pooled }.OfType<FeatureVector>());

    private static ArgumentOutOfRangeException Unknown(FeatureKind kind) =>
        new(nameof(kind), kind, "There are plain and pooled features.");
}
