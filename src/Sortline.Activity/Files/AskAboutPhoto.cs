using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Activity.Files;

/// <summary>Has the robot say what a photo is that is no example: it is asked, and learns nothing.</summary>
internal sealed class AskAboutPhoto(IFiles files, IPictures pictures, IFeatureExtractor extractor, TrainClassifier classifier)
    : IEffect
{
    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Action is ActivityAction.PhotoQuestioned { Photo: var photo })
            activity.Watch(AskAsync(photo, activity));
    }

    private async Task AskAsync(ChosenFile photo, IDispatcher activity)
    {
        try
        {
            var (picture, _) = await pictures.AddPhotoAsync(photo);
            activity.Dispatch(new ActivityAction.PhotoShown(picture));
            var features = await extractor.ExtractAsync(picture, activity.State.Settings.Views);
            activity.Dispatch(new ActivityAction.PhotoAnswered(picture, features, AnswerTo(features, activity.State)));
        }
        catch (Exception exception)
        {
            var reason = exception switch
            {
                PictureException it => it.Reason,
                FeatureExtractionException it => it.Reason,
                _ => FaultTexts.Other,
            };
            activity.Dispatch(
                new ActivityAction.NoticeRaised(Message.Of("files.photo-said", ("file", photo.Name), ("why", reason)))
            );
        }
        finally
        {
            files.Forget(photo);
        }
    }

    private Prediction AnswerTo(PictureFeatures features, ActivityState state) =>
        state.KnowsTwoLabels && classifier.Classifier is { } answering
            ? answering.Predict(features.Of(state.Method.Features))
            : Prediction.None;
}
