using System.Collections.Immutable;

namespace Sortline.Activity.Ports;

/// <summary>The page around the components: its dialogs, its focus, its keys, its sounds, and the files that pass through it.</summary>
/// <remarks>Elements are named by their ids. A component that names one sees to it that the element is there.</remarks>
public interface IPage
{
    /// <summary>
    /// Raised when a key is pressed that no focused control, open dialog or the browser needs: with a single character, with the
    /// name of a key such as <c>ArrowLeft</c>, with <c>undo</c> for Ctrl+Z, or with <c>redo</c> for Ctrl+Y.
    /// </summary>
    event Action<string>? KeyPressed;

    /// <summary>Switches <see cref="KeyPressed"/> on or off, for those who speak to their computer or press keys by accident.</summary>
    void EnableKeys(bool isOn);

    /// <summary>Opens a dialog above the page; an open one stays as it is.</summary>
    void OpenDialog(string id);

    /// <summary>Closes a dialog; a closed one stays as it is.</summary>
    void CloseDialog(string id);

    /// <summary>Moves the keyboard focus to an element, if it is there.</summary>
    void Focus(string elementId);

    /// <summary>How wide an element is shown, in the units that pointers are told in; 0 if it is not there.</summary>
    double WidthOf(string elementId);

    /// <summary>Lets a picture fly from one element to another, unless the learner asked for less motion or an element is missing.</summary>
    void FlyPicture(PictureId picture, string fromElementId, string toElementId);

    /// <summary>Plays a chime, unless the sound is off.</summary>
    void Play(Chime chime);

    /// <summary>Switches the chimes on or off.</summary>
    void SetSound(bool isOn);

    /// <summary>Celebrates stars that were won, from where an element is: a short burst for each, unless it is to be calm, and notes, unless the sound is off.</summary>
    /// <param name="stars">How many, 0 to 3; nothing is done for 0.</param>
    /// <param name="elementId">Without it only the notes are left.</param>
    void Celebrate(int stars, string elementId);

    /// <summary>Whether nothing moves for its own sake: neither gestures nor celebrations. Kept in this browser; so it is, too, where the system is asked for less motion.</summary>
    bool IsCalm { get; set; }

    /// <summary>Puts another query into the address bar, so that it can be copied; nothing is loaded.</summary>
    /// <param name="query">The query, from the question mark on.</param>
    /// <param name="isPlace">Whether the browser's back button is to lead back to what was shown before.</param>
    void SetAddress(string query, bool isPlace);

    /// <summary>Raised with the new address when the learner went back or forward in the browser; nothing is loaded.</summary>
    event Action<string>? AddressChanged;

    /// <summary>Loads the page again, from the network or from what is kept for visits without one.</summary>
    void Reload();

    /// <summary>Sets the type twice as large as else, for a projector, or as else.</summary>
    void Project(bool isOn);

    /// <summary>Keeps in this browser which stars were won, as a text.</summary>
    void RememberStars(string stars);

    /// <summary>Whether a dialog, or a menu, is open above the page.</summary>
    bool IsDialogOpen { get; }

    /// <summary>Keeps in this browser that the tips need not be shown again.</summary>
    void RememberTips();

    /// <summary>Keeps in this browser that the robot is not to ask questions, or forgets that again.</summary>
    void RememberQuestions(bool areWanted);

    /// <summary>Selects what stands in a text field and copies it, so that it can be pasted elsewhere.</summary>
    /// <returns>Whether the browser did; if not, it is selected all the same, where the field is there.</returns>
    bool Copy(string fieldId);

    /// <summary>Whether the learner asked for less motion, or for calm: then nothing moves before it is asked to.</summary>
    bool WantsLessMotion { get; }

    /// <summary>Prints the page, as far as the learner wants.</summary>
    void Print();

    /// <summary>Shows the page from its upper end.</summary>
    void ScrollToTop();

    /// <summary>Scrolls no further than it must for an element to be seen, if it is there.</summary>
    void Reveal(string elementId);

    /// <summary>Raised with the files that the learner dropped on the page or pasted into it.</summary>
    event Action<ImmutableArray<ChosenFile>>? FilesDropped;

    /// <summary>Takes the files that the learner chose out of an input, which can then be used for the same files again.</summary>
    ImmutableArray<ChosenFile> TakeFiles(string inputId);

    /// <summary>Gives the learner a text as a file.</summary>
    void Download(string name, string mediaType, string text);
}
