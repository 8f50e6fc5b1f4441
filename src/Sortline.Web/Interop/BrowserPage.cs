using System.Collections.Immutable;
using Sortline.Activity.Ports;

namespace Sortline.Web.Interop;

/// <summary>The page in a browser.</summary>
internal sealed class BrowserPage : IPage
{
    public BrowserPage()
    {
        PageModule.OnKeys(key => KeyPressed?.Invoke(key));
        PageModule.OnAddress(address => AddressChanged?.Invoke(address));
        FilesModule.OnDrop(() =>
        {
            var dropped = BrowserFiles.Number(FilesModule.TakeDropped);
            if (!dropped.IsEmpty)
                FilesDropped?.Invoke(dropped);
        });
    }

    public event Action<string>? KeyPressed;

    public event Action<string>? AddressChanged;

    public event Action<ImmutableArray<ChosenFile>>? FilesDropped;

    public void EnableKeys(bool isOn) => PageModule.EnableKeys(isOn);

    public void OpenDialog(string id) => PageModule.OpenDialog(id);

    public void CloseDialog(string id) => PageModule.CloseDialog(id);

    public void Focus(string elementId) => PageModule.Focus(elementId);

    public double WidthOf(string elementId) => PageModule.WidthOf(elementId);

    public void FlyPicture(PictureId picture, string fromElementId, string toElementId) =>
        PageModule.Fly(picture.Value, fromElementId, toElementId);

    public void Play(Chime chime) =>
        PageModule.Chime(
            chime switch
            {
                Chime.Taught => "taught",
                Chime.Right => "right",
                Chime.Wrong => "wrong",
                Chime.Question => "question",
                _ => "shift",
            }
        );

    public void SetSound(bool isOn) => PageModule.SetSound(isOn);

    public void Celebrate(int stars, string elementId) => PageModule.Celebrate(stars, elementId);

    public bool IsCalm
    {
        get => PageModule.IsCalm();
        set => PageModule.SetCalm(value);
    }

    public void SetAddress(string query, bool isPlace) => PageModule.SetAddress(query, isPlace);

    public void Reload() => PageModule.Reload();

    public void Project(bool isOn) => PageModule.Project(isOn);

    public bool WantsLessMotion => PageModule.LessMotion();

    public bool IsDialogOpen => PageModule.IsDialogOpen();

    public void RememberTips() => PageModule.RememberTips();

    public void RememberStars(string stars) => PageModule.RememberStars(stars);

    public void RememberQuestions(bool areWanted) => PageModule.RememberQuestions(areWanted);

    public bool Copy(string fieldId) => PageModule.CopyFrom(fieldId);

    public void Print() => PageModule.Print();

    public void ScrollToTop() => PageModule.ScrollToTop();

    public void Reveal(string elementId) => PageModule.Reveal(elementId);

    public ImmutableArray<ChosenFile> TakeFiles(string inputId) => BrowserFiles.Number(first => FilesModule.Take(inputId, first));

    public void Download(string name, string mediaType, string text) => PageModule.Download(name, mediaType, text);
}
