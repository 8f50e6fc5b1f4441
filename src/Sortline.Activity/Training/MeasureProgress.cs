using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning.Features;

namespace Sortline.Activity.Training;

/// <summary>Lets the robot try itself on parts that nobody is shown, so that the learner sees the teaching take effect.</summary>
/// <remarks>
/// The parts are the same for everybody in a level, and none of a shift or of teaching. They are photographed and looked at one by one
/// once there is anything to guess from, so that the part under the camera hardly waits, and never in a shift. Then each change of what
/// is taught is measured, in slices, when it has been quiet for a moment. What was right is counted by the truth; the robot is never
/// told.
/// </remarks>
/// <param name="view">Photographs the parts.</param>
/// <param name="extractor">Looks at them.</param>
/// <param name="pictures">Takes the pictures back, which nobody is to see.</param>
/// <param name="classifier">Answers.</param>
/// <param name="slicer">Does the work.</param>
internal sealed class MeasureProgress(
    IFactoryView view,
    IFeatureExtractor extractor,
    IPictures pictures,
    TrainClassifier classifier,
    TimeSlicer slicer
) : IEffect
{
    /// <summary>How many parts are hidden.</summary>
    public const int Parts = 20;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan BetweenParts = TimeSpan.FromMilliseconds(60);

    private readonly List<(bool IsDefective, PictureFeatures Features)> _looked = [];
    private (Level, Augmentation)? _lookedFor;
    private bool _isAtWork;
    private bool _isWanted;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        var isNews =
            step.Before.DatasetVersion != step.After.DatasetVersion
            || step.Before.Method != step.After.Method
            || step.Before.Scene.GetType() != step.After.Scene.GetType();
        if (!isNews || !MayWork(step.After))
            return;

        _isWanted = true;
        if (!_isAtWork)
            activity.Watch(WorkAsync(activity));
    }

    private static bool MayWork(ActivityState state) => state.Scene is Scene.Teaching && state.KnowsTwoLabels;

    private async Task WorkAsync(IDispatcher activity)
    {
        _isAtWork = true;
        try
        {
            while (_isWanted)
            {
                _isWanted = false;
                await slicer.WaitAsync(Quiet);
                if (!_isWanted && MayWork(activity.State) && await LookAsync(activity) && !await MeasureAsync(activity))
                    _isWanted = MayWork(activity.State); // The answer is not there yet, or what is taught has changed meanwhile.
            }
        }
        finally
        {
            _isAtWork = false;
        }
    }

    /// <summary>Has the backbone look at the hidden parts that it has not seen yet.</summary>
    /// <returns>Whether it has seen all of them.</returns>
    private async Task<bool> LookAsync(IDispatcher activity)
    {
        var wanted = (activity.State.Level, activity.State.Settings.Views);
        if (_lookedFor != wanted)
            _looked.Clear();
        _lookedFor = wanted;
        PartGenerator hidden = new(wanted.Level.TeachingMix, seed: 1, PartStream.Hidden);
        while (_looked.Count < Parts)
        {
            if (!MayWork(activity.State) || wanted != (activity.State.Level, activity.State.Settings.Views))
                return false;

            var part = hidden.Create(_looked.Count);
            if (await LookAtAsync(part, wanted.Views) is not { } features)
                return false;
            _looked.Add((part.IsDefective, features));
            await slicer.WaitAsync(BetweenParts);
        }

        return true;
    }

    private async Task<PictureFeatures?> LookAtAsync(Part part, Augmentation views)
    {
        PictureId? picture = null;
        try
        {
            picture = await view.PhotographAsync(part);
            return await extractor.ExtractAsync(picture.Value, views);
        }
        catch (Exception)
        {
            return null; // Whatever it was: the next example is another chance, and nobody goes without anything but a figure.
        }
        finally
        {
            if (picture is { } taken)
                pictures.Release(taken);
        }
    }

    /// <returns>Whether it was measured with what is taught now.</returns>
    private async Task<bool> MeasureAsync(IDispatcher activity)
    {
        var state = activity.State;
        if (classifier.Classifier is not { } answering)
            return false;

        var kind = state.Method.Features;
        var (next, right) = (0, 0);
        var isDone = await slicer.WorkAsync(
            () =>
            {
                var (isDefective, features) = _looked[next];
                var said = answering.Predict(features.Of(kind)).Label is { } label ? state.Card(label) : null;
                right += said is not null && said.Disposition is Disposition.Reject == isDefective ? 1 : 0;
                return ++next < Parts;
            },
            () => IsStill(activity.State)
        );
        if (!isDone || !IsStill(activity.State))
            return false;

        activity.Dispatch(new ActivityAction.ProgressMeasured(new(state.Examples.Length, right, Parts), state.DatasetVersion));
        return true;

        bool IsStill(ActivityState now) => now.DatasetVersion == state.DatasetVersion && now.Method == state.Method;
    }
}
