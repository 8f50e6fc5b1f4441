using System.Collections.Immutable;
using Sortline.Activity.Ports;

namespace Sortline.Web.Tests;

/// <summary>A page that writes down what it is told, and whose keys and file inputs a test operates.</summary>
internal sealed class FakePage : IPage
{
    private readonly List<string> _calls = [];
    private readonly Dictionary<string, ImmutableArray<ChosenFile>> _chosen = [];

    public event Action<string>? KeyPressed;

    public event Action<ImmutableArray<ChosenFile>>? FilesDropped;

    public void Drop(params ChosenFile[] files) => FilesDropped?.Invoke([.. files]);

    /// <summary>What the page was told since this was last asked.</summary>
    public IReadOnlyList<string> TakeCalls()
    {
        string[] calls = [.. _calls];
        _calls.Clear();
        return calls;
    }

    public void Press(string key) => KeyPressed?.Invoke(key);

    public void Choose(string inputId, params ChosenFile[] files) => _chosen[inputId] = [.. files];

    public void EnableKeys(bool isOn) => _calls.Add($"keys {(isOn ? "on" : "off")}");

    public void OpenDialog(string id) => _calls.Add($"open {id}");

    public void CloseDialog(string id) => _calls.Add($"close {id}");

    /// <summary>Whether nothing on it can be given the keyboard, as when it is not there.</summary>
    public bool CannotFocus { get; set; }

    public void Focus(string elementId)
    {
        if (CannotFocus)
            throw new InvalidOperationException($"There is no {elementId} to give the keyboard to.");
        _calls.Add($"focus {elementId}");
    }

    /// <summary>How wide every element is.</summary>
    public double Width { get; set; } = 480;

    public double WidthOf(string elementId) => Width;

    public void FlyPicture(PictureId picture, string fromElementId, string toElementId) =>
        _calls.Add($"fly {picture.Value} from {fromElementId} to {toElementId}");

    public void Play(Chime chime) => _calls.Add($"play {chime}");

    public void SetSound(bool isOn) => _calls.Add($"sound {(isOn ? "on" : "off")}");

    public void Celebrate(int stars, string elementId) => _calls.Add($"celebrate {stars} at {elementId}");

    public bool IsCalm { get; set; }

    public event Action<string>? AddressChanged;

    public void GoBackTo(string address) => AddressChanged?.Invoke(address);

    public void SetAddress(string query, bool isPlace) => _calls.Add($"{(isPlace ? "place" : "address")} {query}");

    public void Reload() => _calls.Add("reload");

    public void Project(bool isOn) => _calls.Add($"project {(isOn ? "on" : "off")}");

    public bool IsDialogOpen { get; set; }

    public bool WantsLessMotion { get; set; }

    public void RememberTips() => _calls.Add("remember tips");

    public void RememberStars(string stars) => _calls.Add($"remember stars {stars}");

    public void RememberQuestions(bool areWanted) => _calls.Add($"remember {(areWanted ? "questions" : "no questions")}");

    /// <summary>Whether it refuses to copy.</summary>
    public bool CannotCopy { get; set; }

    public bool Copy(string fieldId)
    {
        _calls.Add($"copy {fieldId}");
        return !CannotCopy;
    }

    public void Print() => _calls.Add("print");

    public void ScrollToTop() => _calls.Add("top");

    public void Reveal(string elementId) => _calls.Add($"reveal {elementId}");

    public ImmutableArray<ChosenFile> TakeFiles(string inputId) =>
        _chosen.Remove(inputId, out var files)
            ? files
            : throw new InvalidOperationException($"Nothing was chosen there: call Choose(\"{inputId}\", ...) first.");

    public void Download(string name, string mediaType, string text) => _calls.Add($"download {name} {mediaType} {text}");
}
