using System.Runtime.CompilerServices;

namespace Sortline.Tests.Claims;

/// <inheritdoc cref="LongFactAttribute"/>
internal sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = LongFactAttribute.Reason;
        SkipType = typeof(LongRun);
        SkipUnless = nameof(LongRun.IsAskedFor);
    }
}
