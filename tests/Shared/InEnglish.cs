using Sortline.Activity.Guide;
using Sortline.Activity.Texts;
using Sortline.Messages;

namespace Sortline.Tests;

/// <summary>What a learner would read.</summary>
internal static class InEnglish
{
    public static string? Words(this Message? message) => message is null ? null : TextCatalogues.English[message];

    public static string? Words(this Notice? notice) => notice?.Text.Words();
}
