using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Cli.Training;

/// <summary>A classifier together with the method that says which features it takes.</summary>
internal sealed record TrainedModel(LearningMethod Method, IClassifier Classifier)
{
    /// <summary>Predicts the label of a picture.</summary>
    public Prediction Predict(PictureFeatures features) => Classifier.Predict(features.Of(Method.Features));
}
