using Sortline.Site.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 3)]
[assembly: TestCollectionOrderer(typeof(DrawnFirst))]

namespace Sortline.Site.Tests;

/// <summary>Three tests at a time, of which one at most draws the line: the others wait for their belts most of the time.</summary>
/// <remarks>Those that draw, and the monkey, take longest, so they begin and the others fill up beside them.</remarks>
public sealed class DrawnFirst : ITestCollectionOrderer
{
    /// <summary>The collection of all tests that draw: they run one after the other, as software graphics take every core.</summary>
    public const string Drawn = "The line is drawn";

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderByDescending(collection => collection.TestCollectionDisplayName == Drawn)
                .ThenByDescending(collection =>
                    collection.TestCollectionDisplayName.Contains(nameof(EnduranceTests), StringComparison.Ordinal)
                )
                .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
        ];
}
