using System.Runtime.CompilerServices;

namespace Sortline.Tests.Claims;

/// <summary>A test that takes longer than anybody waits for the usual ones: it runs with <c>dotnet test.cs --long</c>, and else says that it did not.</summary>
internal sealed class LongFactAttribute : FactAttribute
{
    public const string Reason = "It takes long: dotnet test.cs --long runs it.";

    public LongFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Reason;
        SkipType = typeof(LongRun);
        SkipUnless = nameof(LongRun.IsAskedFor);
    }
}

/// <summary>Whether <c>dotnet test.cs --long</c> runs the tests.</summary>
internal static class LongRun
{
    public static bool IsAskedFor { get; } = Environment.GetEnvironmentVariable("SORTLINE_LONG") is { Length: > 0 };

    /// <summary>The one or the other, as the tests are run.</summary>
    public static T Or<T>(T usual, T wanted) => IsAskedFor ? wanted : usual;
}
