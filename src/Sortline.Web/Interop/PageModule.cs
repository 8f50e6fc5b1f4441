using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>What the page itself can do and Blazor cannot; with <c>client/modules/page.ts</c>.</summary>
internal static partial class PageModule
{
    private const string Module = "page";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/page.js");

    [JSImport("address", Module)]
    public static partial string Address();

    [JSImport("setAddress", Module)]
    public static partial void SetAddress(string address, bool isPlace);

    /// <summary>Calls back with the address when the learner went back or forward.</summary>
    [JSImport("onAddress", Module)]
    public static partial void OnAddress([JSMarshalAs<JSType.Function<JSType.String>>] Action<string> onAddress);

    [JSImport("reload", Module)]
    public static partial void Reload();

    /// <summary>Sets the type twice as large, or as else.</summary>
    [JSImport("projector", Module)]
    public static partial void Project(bool on);

    /// <summary>Whether the tips were read or put away in this browser before.</summary>
    [JSImport("knowsTips", Module)]
    public static partial bool KnowsTips();

    [JSImport("rememberTips", Module)]
    public static partial void RememberTips();

    /// <summary>The stars that were won in this browser before; <see langword="null"/> if none are known.</summary>
    [JSImport("keptStars", Module)]
    public static partial string? KeptStars();

    [JSImport("rememberStars", Module)]
    public static partial void RememberStars(string stars);

    /// <summary>Whether nobody said in this browser that the robot is not to ask questions.</summary>
    [JSImport("wantsQuestions", Module)]
    public static partial bool WantsQuestions();

    [JSImport("rememberQuestions", Module)]
    public static partial void RememberQuestions(bool areWanted);

    [JSImport("isDialogOpen", Module)]
    public static partial bool IsDialogOpen();

    /// <summary>Selects what stands in a field and copies it; whether the browser did.</summary>
    [JSImport("copyFrom", Module)]
    public static partial bool CopyFrom(string fieldId);

    [JSImport("printPage", Module)]
    public static partial void Print();

    [JSImport("scrollToTop", Module)]
    public static partial void ScrollToTop();

    [JSImport("reveal", Module)]
    public static partial void Reveal(string elementId);

    [JSImport("download", Module)]
    public static partial void Download(string name, string mime, string text);

    [JSImport("openDialog", Module)]
    public static partial void OpenDialog(string id);

    [JSImport("closeDialog", Module)]
    public static partial void CloseDialog(string id);

    [JSImport("fly", Module)]
    public static partial void Fly(int picture, string fromElementId, string toElementId);

    /// <summary>Plays a few soft notes: "taught", "right", "wrong", "question" or "shift".</summary>
    [JSImport("chime", Module)]
    public static partial void Chime(string name);

    /// <summary>Celebrates so many stars from where an element is.</summary>
    [JSImport("celebrate", Module)]
    public static partial void Celebrate(int stars, string elementId);

    /// <summary>Whether nothing is to move for its own sake: the system was asked for that, or somebody switched to calm.</summary>
    [JSImport("lessMotion", Module)]
    public static partial bool LessMotion();

    /// <summary>Whether somebody switched to calm in this browser.</summary>
    [JSImport("isCalm", Module)]
    public static partial bool IsCalm();

    /// <summary>Switches to calm, or back, and keeps that in this browser.</summary>
    [JSImport("setCalm", Module)]
    public static partial void SetCalm(bool on);

    [JSImport("setSound", Module)]
    public static partial void SetSound(bool on);

    [JSImport("focus", Module)]
    public static partial void Focus(string elementId);

    [JSImport("widthOf", Module)]
    public static partial double WidthOf(string elementId);

    [JSImport("onKeys", Module)]
    public static partial void OnKeys([JSMarshalAs<JSType.Function<JSType.String>>] Action<string> handler);

    /// <summary>Switches the single-key shortcuts on or off (WCAG 2.1.4).</summary>
    [JSImport("enableKeys", Module)]
    public static partial void EnableKeys(bool on);
}
