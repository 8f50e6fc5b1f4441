using System.Collections.Immutable;
using FsCheck.Xunit;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Tests;

public class RidgeUpdaterTests
{
    private static readonly Label Newcomer = new(7);

    // Dual, square and primal equations.
    public static TheoryData<int, int> Sizes => [(6, 30), (24, 24), (40, 8), (60, 200)];

    [Property(MaxTest = 300)]
    public void After_any_changes_it_is_the_fit_with_the_same_mean_deviation_and_penalty(int seed)
    {
        var random = new Random(seed);
        var (count, length) = (random.Next(4, 40), random.Next(3, 40));
        var all = Drawn.Examples(seed, [count, count, count], length, noise: 1);
        var fitted = all.Where((_, i) => i % 3 != 2).ToImmutableArray();
        var training = new RidgeTraining(fitted);
        while (training.Advance()) { }

        var updater = training.Result.MakeUpdater()!;
        var now = fitted.ToList();
        for (var step = 0; step < 8; step++)
        {
            Change(now, all, random);
            var updated = updater.Update([.. now]);
            if (updated.Labels.Length < 2)
                continue;

            var part = all[random.Next(all.Length)].Features;
            var expected = FrozenRidge.Scores(fitted, [.. now], training.Result.Penalty!.Value, part);
            Assert.Equal(now.Select(example => example.Label).Distinct().Order(), updated.Labels);
            foreach (var (theirs, ours) in expected.Zip(updated.ScoresOf(part)))
                Assert.Equal(theirs, ours, 1e-6 * Math.Max(1, 0.02 / training.Result.Penalty!.Value));
        }
    }

    [Property(MaxTest = 100)]
    public void How_the_examples_came_about_leaves_no_trace(int seed)
    {
        var random = new Random(seed);
        var all = Drawn.Examples(seed, [12, 12, 12], length: 20);
        var training = new RidgeTraining(all[..24]);
        while (training.Advance()) { }

        var updater = training.Result.MakeUpdater()!;
        var now = all[..24].ToList();
        for (var step = 0; step < 10; step++)
        {
            Change(now, all, random);
            updater.Update([.. now]);
        }

        var part = all[^1].Features;
        Assert.Equal(training.Result.MakeUpdater()!.Update([.. now]).Predict(part), updater.Update([.. now]).Predict(part));
    }

    [Fact]
    public void Without_a_change_it_is_the_fit_itself()
    {
        var (training, examples) = Trained(30, 10);
        var updater = training.Result.MakeUpdater()!;

        Assert.Same(training.Result, updater.Update([.. examples.Reverse()]));
        Assert.False(training.Result.IsProvisional);
        Assert.True(updater.Update(examples[1..]).IsProvisional);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void What_each_example_adds_comes_to_the_score(int count, int length)
    {
        var (training, examples) = Trained(count, length);
        ImmutableArray<Example> now = [.. examples[2..], examples[0] with { Id = new(999), Label = Newcomer }];
        var updated = training.Result.MakeUpdater()!.Update(now);
        FeatureVector part = examples[3].Features,
            other = examples[4].Features;

        for (var label = 0; label < updated.Labels.Length; label++)
        {
            // The intercept falls out of the difference.
            var scores = updated.ScoresOf(part)[label] - updated.ScoresOf(other)[label];
            var sums = updated.ContributionsTo(part, label).Sum() - updated.ContributionsTo(other, label).Sum();
            Assert.Equal(scores, sums, 1e-4 * Math.Max(1, 0.1 / updated.Penalty!.Value));
        }
    }

    [Fact]
    public void A_piece_is_as_short_as_that_of_a_training_and_the_work_grows_with_the_square()
    {
        var (training, examples) = Trained(300, 2_240);
        var update = training.Result.MakeUpdater()!.Start(examples.Add(examples[0] with { Id = new(999) }));
        while (update.Advance()) { }

        Assert.InRange(update.Budget.LongestPiece, 1, WorkBudget.Enough + WorkBudget.Step);
        Assert.InRange(update.Budget.Total, 2 * 300 * 300, 2 * 300 * 300 + 300 * 2_240);
    }

    [Fact]
    public void Too_many_changes_are_refused()
    {
        var (training, examples) = Trained(100, 10);
        var updater = training.Result.MakeUpdater()!;

        Assert.Equal(RidgeUpdater.MaxChanges, updater.CountChanges(examples[RidgeUpdater.MaxChanges..]));
        Assert.True(updater.Reaches(examples[RidgeUpdater.MaxChanges..]));
        Assert.False(updater.Reaches(examples[(RidgeUpdater.MaxChanges + 1)..]));
        Assert.False(updater.Reaches([new(new(1), new(1), FeatureVector.Of(1, 2))]));
        updater.Update(examples[RidgeUpdater.MaxChanges..]);
        Assert.Throws<ArgumentException>(() => updater.Start(examples[(RidgeUpdater.MaxChanges + 1)..]));
        Assert.Throws<ArgumentNullException>(() => updater.Start(default));
    }

    [Fact]
    public void With_one_label_or_none_there_is_nothing_to_update()
    {
        var (training, examples) = Trained(8, 10);
        var updater = training.Result.MakeUpdater()!;
        var alone = new RidgeTraining(examples[..1]);
        while (alone.Advance()) { }

        Assert.Null(alone.Result.MakeUpdater());
        Assert.Null(updater.Update(examples[1..]).MakeUpdater());
        Assert.True(updater.Update([]).Predict(examples[0].Features).IsNone);
        Assert.Equal(1, updater.Update(examples[..1]).Predict(examples[5].Features).Confidences.Single().Share);
    }

    private static (RidgeTraining Training, ImmutableArray<Example> Examples) Trained(int count, int length)
    {
        var examples = Drawn.Examples(seed: 3, [count / 2, count - count / 2], length);
        var training = new RidgeTraining(examples);
        while (training.Advance()) { }

        return (training, examples);
    }

    private static void Change(List<Example> now, ImmutableArray<Example> all, Random random)
    {
        var at = now.Count == 0 ? -1 : random.Next(now.Count);
        var missing = all.ExceptBy(now.Select(example => example.Id), example => example.Id).ToArray();
        switch (random.Next(3))
        {
            case 0 when missing.Length > 0:
                now.Add(missing[random.Next(missing.Length)]);
                break;
            case 1 when at >= 0:
                now.RemoveAt(at);
                break;
            case 2 when at >= 0:
                now[at] = now[at] with { Label = random.Next(4) is < 3 and var label ? new(label) : Newcomer };
                break;
        }
    }
}
