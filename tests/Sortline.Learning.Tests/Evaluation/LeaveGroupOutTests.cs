using System.Collections.Immutable;
using FsCheck.Xunit;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;

namespace Sortline.Learning.Tests.Evaluation;

/// <summary>Holds what is left out together against fits that never saw it. FsCheck prints the seed of a case that fails.</summary>
public class LeaveGroupOutTests
{
    [Property(MaxTest = 200)]
    public void Ridge_scores_what_it_would_had_it_never_been_shown_the_group(int seed)
    {
        var (examples, copies) = Draw(seed);
        var classifier = RidgeClassifier.Fit(examples, copies);
        if (classifier.Penalty is not { } penalty)
            return;

        var scores = classifier.LeaveOneOutScores();

        for (var i = 0; i < examples.Length; i++)
        {
            var others = WithoutGroupOf(i, examples, copies);
            if (others.IsEmpty)
                continue;
            var known = others.Select(example => example.Label).Distinct().Order().ToArray();
            var expected = FrozenRidge.Scores(examples, others, penalty, examples[i].Features);
            var ours = known.Select(label => scores[i][classifier.Labels.IndexOf(label)]).ToArray();
            foreach (var (theirs, mine) in expected.Zip(ours))
                Assert.Equal(theirs, mine, 1e-6 * Math.Max(1, 0.1 / penalty));
        }
    }

    [Property(MaxTest = 200)]
    public void Answers_know_the_labels_that_are_left_and_no_others(int seed)
    {
        var (pictures, copies) = DrawPictures(seed);
        foreach (var method in LearningMethod.All)
        {
            var answers = LeaveOneOutEvaluation.Run(method, pictures, copies: copies).LeaveOneOut.Predictions;

            Assert.Equal(
                pictures.Select(picture => (picture.Id, picture.Label)),
                answers.Select(one => (one.Example, one.Label))
            );
            foreach (var answer in answers)
            {
                var left = pictures
                    .Where(picture => !IsCopy(picture.Id, answer.Example, copies))
                    .Select(picture => picture.Label);
                Assert.Equal(left.Distinct().Order(), answer.Prediction.Confidences.Select(confidence => confidence.Label));
            }
        }
    }

    [Property(MaxTest = 100)]
    public void Neighbours_answer_exactly_what_they_would_had_they_never_been_shown_the_group(int seed)
    {
        var (pictures, copies) = DrawPictures(seed);

        var answers = LeaveOneOutEvaluation.Run(new(ClassifierKind.Knn, FeatureKind.Pooled), pictures, 3, copies).LeaveOneOut;

        foreach (var answer in answers.Predictions)
        {
            var others = pictures.Where(picture => !IsCopy(picture.Id, answer.Example, copies));
            var asked = pictures.Single(picture => picture.Id == answer.Example);
            Assert.Equal(
                KnnClassifier.Fit(others.Select(picture => picture.As(FeatureKind.Pooled))).Predict(asked.Features.Pooled),
                answer.Prediction
            );
        }
    }

    [Property(MaxTest = 50)]
    public void Where_nothing_is_a_copy_every_number_stays_as_it_was(int seed)
    {
        var (pictures, _) = DrawPictures(seed);
        var ones = CopyGroups.Of(pictures.Select(picture => new[] { picture.Id }));
        foreach (var method in LearningMethod.All)
        {
            Assert.Equal(
                LeaveOneOutEvaluation.Run(method, pictures).LeaveOneOut.Predictions,
                LeaveOneOutEvaluation.Run(method, pictures, copies: ones).LeaveOneOut.Predictions
            );
        }
    }

    [Fact]
    public void Copies_flatter_leave_one_out_and_left_out_together_they_do_not()
    {
        const int seed = 11;
        var originals = Drawn.Pictures(seed, [60, 60], length: 480, noise: 9);
        var (pictures, copies) = FourOfEach(originals);
        foreach (var method in LearningMethod.All)
        {
            var truth = LeaveOneOutEvaluation.Run(method, originals).Accuracy;

            Assert.InRange(LeaveOneOutEvaluation.Run(method, pictures).Accuracy, 0.99, 1);
            Assert.InRange(truth, 0.5, 0.9);
            Assert.InRange(LeaveOneOutEvaluation.Run(method, pictures, copies: copies).Accuracy, truth - 0.15, truth + 0.15);
        }
    }

    [Theory]
    [InlineData(24)] // A row of equations for each feature,
    [InlineData(480)] // and one for each example.
    public void A_hundred_times_the_same_picture_is_one_that_was_never_shown(int length)
    {
        var originals = Drawn.Examples(seed: 2, [2, 2], length);
        ImmutableArray<Example> examples =
        [
            .. originals.SelectMany(original =>
                Enumerable.Range(0, 100).Select(i => original with { Id = new((original.Id.Value * 100) + i) })
            ),
        ];
        var classifier = RidgeClassifier.Fit(examples, CopyGroups.Of(examples.GroupBy(one => one.Id.Value / 100, one => one.Id)));

        var scores = classifier.LeaveOneOutScores();

        for (var group = 0; group < originals.Length; group++)
        {
            // A hundred copies of each other: a penalty a hundred times smaller for one of each. Rows of 32 bits are not exact to more.
            var others = originals.RemoveAt(group);
            var expected = FrozenRidge.Scores(examples, others, classifier.Penalty!.Value / 100, originals[group].Features);
            foreach (var (theirs, ours) in expected.Zip(scores[group * 100]))
                Assert.Equal(theirs, ours, 0.02);
        }
    }

    [Fact]
    public void Of_copies_one_is_drawn_or_asked_about_as_if_the_others_were_not_there()
    {
        var originals = Drawn.Pictures(seed: 3, [6, 8]);
        var (pictures, copies) = FourOfEach(originals);

        var split = Split.Draw(pictures, shots: 4, seed: 5, copies);

        var plain = Split.Draw(originals, shots: 4, seed: 5);
        Assert.Equal(Ids(plain.Train).Select(id => id * 4), Ids(split.Train));
        Assert.Equal(Ids(plain.Test).Select(id => id * 4), Ids(split.Test));
        Assert.Equal([(new(0), 6), (new(1), 8)], Split.CountOnce(pictures, copies));
        Assert.Throws<ArgumentException>(() => Split.Draw(pictures, shots: 6, seed: 5, copies));

        static IEnumerable<int> Ids(ImmutableArray<LabelledPicture> some) => some.Select(picture => picture.Id.Value);
    }

    [Fact]
    public void A_group_with_two_labels_is_never_on_both_sides()
    {
        var pictures = Drawn.Pictures(seed: 3, [6, 6]);
        var copies = CopyGroups.Of(Enumerable.Range(0, 3).Select(i => new ExampleId[] { new(i), new(i + 6) }));
        for (var seed = 0; seed < 50; seed++)
        {
            var split = Split.Draw(pictures, shots: 2, seed, copies);

            Assert.DoesNotContain(split.Train, one => split.Test.Any(other => IsCopy(one.Id, other.Id, copies)));
        }
    }

    // Each picture as it is and with three that hardly differ: ids 0 to 3 are of the first.
    private static (ImmutableArray<LabelledPicture> Pictures, CopyGroups Copies) FourOfEach(
        ImmutableArray<LabelledPicture> originals
    )
    {
        ImmutableArray<LabelledPicture> pictures =
        [
            .. originals.SelectMany(picture =>
                Enumerable
                    .Range(0, 4)
                    .Select(copy => new LabelledPicture(
                        new((picture.Id.Value * 4) + copy),
                        picture.Label,
                        new(Nearly(picture.Features.Plain, copy), Nearly(picture.Features.Pooled, copy))
                    ))
            ),
        ];
        return (pictures, CopyGroups.Of(pictures.GroupBy(one => one.Id.Value / 4, one => one.Id)));
    }

    private static FeatureVector Nearly(FeatureVector vector, int copy) =>
        FeatureVector.Of([.. vector.Span.ToArray().Select((number, i) => number + (i % 4 == copy ? 1e-4f * copy : 0))]);

    // Fewer examples than features, and more; groups of one label and of two, up to all but a few of them.
    private static (ImmutableArray<LabelledPicture> Pictures, CopyGroups Copies) DrawPictures(int seed)
    {
        var random = new Random(seed);
        var pictures = Drawn.Pictures(
            seed,
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 14))],
            length: random.Next(4, 40),
            noise: 2
        );
        var groups = random.Next(1, 8);
        return (
            pictures,
            CopyGroups.Of(
                pictures.Where(_ => random.Next(3) > 0).GroupBy(_ => random.Next(groups), picture => picture.Id).ToArray()
            )
        );
    }

    private static (ImmutableArray<Example> Examples, CopyGroups Copies) Draw(int seed)
    {
        var (pictures, copies) = DrawPictures(seed);
        return ([.. pictures.Select(picture => picture.As(FeatureKind.Pooled))], copies);
    }

    private static ImmutableArray<Example> WithoutGroupOf(int place, ImmutableArray<Example> examples, CopyGroups copies) =>
        [.. examples.Where(example => !IsCopy(example.Id, examples[place].Id, copies))];

    private static bool IsCopy(ExampleId one, ExampleId other, CopyGroups copies) =>
        one == other || copies.Groups.Any(group => group.Contains(one) && group.Contains(other));
}
