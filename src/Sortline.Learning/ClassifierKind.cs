namespace Sortline.Learning;

/// <summary>How examples become answers.</summary>
public enum ClassifierKind
{
    /// <summary>k nearest neighbours: <see cref="KnnClassifier"/>.</summary>
    Knn,

    /// <summary>Ridge regression of each label against all others: <see cref="RidgeClassifier"/>.</summary>
    Ridge,
}
