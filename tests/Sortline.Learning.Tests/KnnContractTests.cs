namespace Sortline.Learning.Tests;

public class KnnContractTests : ClassifierContractTests
{
    protected override IClassifier Fit(IEnumerable<Example> examples) => KnnClassifier.Fit(examples);
}
