namespace Sortline.Cli.Input;

/// <summary>What is spoken where the command runs. .NET does not tell: it runs without cultures.</summary>
internal static class Locale
{
    private static readonly string[] Variables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>The language as the web writes it, such as <c>ja</c> or <c>zh-CN</c>; null if the environment does not say.</summary>
    public static string? Language
    {
        get
        {
            var locale = Array.Find(Array.ConvertAll(Variables, Environment.GetEnvironmentVariable), value => value?.Length > 0);
            return locale?.Split('.', '@')[0] is { } language and not ("C" or "POSIX") ? language.Replace('_', '-') : null;
        }
    }
}
