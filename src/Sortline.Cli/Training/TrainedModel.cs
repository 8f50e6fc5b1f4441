using Sortline.Learning;

namespace Sortline.Cli.Training;

/// <summary>A classifier together with the method that says which features it takes.</summary>
internal sealed record TrainedModel(Method Method, IClassifier Classifier)
{
    /// <summary>Predicts the label of a picture.</summary>
    public Prediction Predict(PictureFeatures features) => Classifier.Predict(features.Of(Method.Features));
}
