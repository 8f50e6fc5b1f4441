namespace Sortline.Learning.Tests;

public class RidgeContractTests : ClassifierContractTests
{
    protected override IClassifier Fit(IEnumerable<Example> examples) => RidgeClassifier.Fit(examples);
}
