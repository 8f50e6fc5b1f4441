using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Cli.Training;

/// <summary>A classifier, and what of a picture it looks at.</summary>
internal sealed record Sorter(LearningMethod Method, IClassifier Classifier)
{
    /// <summary>What it makes of a picture.</summary>
    public Prediction Predict(PictureFeatures features) => Classifier.Predict(features.Of(Method.Features));
}
