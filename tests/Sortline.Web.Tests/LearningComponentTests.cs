using System.Collections.Immutable;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Projects;
using Sortline.Web.Components.Dialogs;
using Sortline.Web.Components.Shared;
using Sortline.Web.Components.Teaching;

namespace Sortline.Web.Tests;

/// <summary>What the page says of how the robot learns, and of what in the examples is worth a look.</summary>
public class LearningComponentTests : BunitContext
{
    private static readonly Label Good = new(1),
        Defective = new(2);

    private readonly List<ActivityAction> _dispatched = [];

    public LearningComponentTests()
    {
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
        Services.AddSingleton<IPage>(new FakePage());
    }

    [Fact]
    public void Both_ways_to_learn_show_how_often_they_are_right()
    {
        var choice = Choice(Tried(Taught(4), knnRight: 6, ridgeRight: 7));

        Assert.Equal(["Auto", "Nearest examples", "Weighs everything (in use)"], Texts(choice, ".way > span:not(.way-score)"));
        Assert.Equal(
            ["takes the best one", "75 % right on its own examples", "88 % right on its own examples"],
            Texts(choice, ".way .way-score")
        );
        Assert.Contains("it is right as often as any, 88 %", choice.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_come_as_soon_as_they_are_there_and_nothing_is_drawn_in_between()
    {
        var state = Taught(4);
        var choice = Choice(state);
        var drawn = choice.RenderCount;
        choice.Render(p => p.Add(c => c.State, state with { Notice = null }));
        choice.Render(p => p.Add(c => c.State, state with { Seed = 5 }));
        Assert.InRange(choice.RenderCount, drawn, drawn + 1);

        choice.Render(p => p.Add(c => c.State, Tried(state, knnRight: 6, ridgeRight: 7)));

        Assert.Contains("it is right as often as any, 88 %", choice.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_examples_the_latest_are_shown_and_the_others_on_a_click()
    {
        List<TaughtExample> opened = [];
        ImmutableArray<TaughtExample> examples =
        [
            .. Enumerable.Range(1, 150).Select(id => new TaughtExample(new(id), id % 3 == 0 ? Defective : Good, new(id), null)),
        ];
        var shelf = Render<ExampleThumbnails>(p =>
            p.Add(c => c.Card, ActivityState.Open(LevelList.All[0], 1).Labels[0])
                .Add(c => c.Examples, examples)
                .Add(c => c.OnOpen, opened.Add)
        );

        Assert.Equal(60, shelf.FindAll(".thumbnail").Count);
        shelf.FindAll(".thumbnail")[0].Click();
        shelf.Find("button.small").Click();
        Assert.Equal(100, shelf.FindAll(".thumbnail").Count);
        Assert.Empty(shelf.FindAll("button.small"));
        shelf.Render(p => p.Add(c => c.Examples, examples.RemoveAll(example => example.Label == Good)));

        Assert.Empty(shelf.FindAll(".thumbnail"));
        Assert.Equal(149, Assert.Single(opened).Id.Value);
    }

    [Fact]
    public void Figures_of_an_older_lesson_are_marked_as_such()
    {
        var tried = Tried(Taught(4), knnRight: 6, ridgeRight: 7);

        var choice = Choice(tried with { DatasetVersion = tried.DatasetVersion + 1 });

        Assert.Equal(4, choice.FindAll(".way-score.is-stale").Count);
        Assert.Contains("Testing on its own examples…", choice.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_there_is_anything_to_test_no_figure_is_shown()
    {
        var choice = Choice(ActivityState.Open(LevelList.All[0], 1));

        Assert.DoesNotContain(Texts(choice, ".way-score"), text => text.Any(char.IsDigit));
        Assert.Contains("It is tested once two labels have two pictures each.", choice.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_is_an_action_that_keeps_all_other_settings()
    {
        var state = Taught(2);
        var choice = Choice(state);

        choice.FindAll("input[name=way]")[1].Change(true);
        choice.FindAll("input[name=views]")[1].Change(true);

        Assert.Equal(
            [
                new ActivityAction.LearningSettingsChanged(state.Settings with { Classifier = ClassifierKind.Knn }),
                new ActivityAction.LearningSettingsChanged(state.Settings with { Views = Augmentation.Upright }),
            ],
            _dispatched
        );
    }

    [Fact]
    public void A_hint_shows_its_pictures_and_each_answer_to_it_is_one_press()
    {
        var state = Taught(2);
        Hint wrong = new Hint.LooksMislabelled(state.Examples[0].Id, Good, Defective)
            {
                Likes = [state.Examples[1].Id, state.Examples[2].Id, new(77)], // The second was moved since, the third is gone.
            },
            twice = new Hint.NearDuplicate(state.Examples[0].Id, state.Examples[2].Id, Good, 1);

        var dialog = Render<HintsDialog>(p =>
            p.Add(c => c.State, state).Add(c => c.All, [wrong, twice]).Add(c => c.Dispatch, _dispatched.Add)
        );
        for (var button = 0; button < dialog.FindAll(".hints button").Count; button++)
            dialog.FindAll(".hints button")[button].Click(); // Found anew: each press renders.

        Assert.Equal(["Good", "Bad", "Good", "Good"], Texts(dialog, ".hint-picture"));
        Assert.Equal("Bad", Assert.Single(Texts(dialog, ".hint-likes .hint-picture")));
        Assert.Contains(
            "You said “Good”. To the robot it looks more like these, which are “Bad”. What do you say?",
            dialog.Markup,
            StringComparison.Ordinal
        );
        Assert.All(dialog.FindAll(".hints button"), button => Assert.True(string.IsNullOrEmpty(button.ClassName))); // None stands out.
        Assert.Equal(
            [
                new ActivityAction.HintDismissed(wrong),
                new ActivityAction.ExampleMoved(state.Examples[0].Id, Defective),
                new ActivityAction.ExampleDeleted(state.Examples[2].Id),
                new ActivityAction.HintDismissed(twice),
            ],
            _dispatched
        );
    }

    [Fact]
    public void Of_many_labels_only_the_likeliest_have_bars()
    {
        LabelCard[] cards =
        [
            .. Enumerable.Range(1, 10).Select(id => new LabelCard(new(id), $"Kind {id}", LabelColour.Teal, Disposition.Ship)),
        ];
        var guess = Prediction.Of(new(10), [.. cards.Select(card => new Confidence(card.Label, card.Label.Id / 55.0))]);

        var bars = Render<ConfidenceBars>(p => p.Add(c => c.Labels, cards).Add(c => c.Guess, guess));

        Assert.Equal(
            ["Kind 5", "Kind 6", "Kind 7", "Kind 8", "Kind 9", "Kind 10"],
            bars.FindAll("bdi").Select(one => one.TextContent)
        );
    }

    [Fact]
    public void What_is_like_the_answer_and_what_is_unlike_it_stand_apart_where_everything_is_weighed()
    {
        var voters = Voters(ClassifierKind.Ridge, out _);

        Assert.Equal(["Most like these", "Not like these"], Texts(voters, "h3"));
        Assert.Equal(["Good"], Texts(voters, ".is-like li"));
        Assert.Equal(["Bad"], Texts(voters, ".is-unlike li"));
    }

    [Fact]
    public void Each_of_the_nearest_votes_for_its_own_label()
    {
        var voters = Voters(ClassifierKind.Knn, out var state);

        Assert.Equal(["Most like it, one vote each"], Texts(voters, "h3"));
        Assert.Equal(["Good", "Bad"], Texts(voters, ".is-nearest li"));
        Assert.Equal(
            state.Labels.Select(card => $"label-{LabelPalette.NameOf(card.Colour)}"),
            voters.FindAll("li").Select(one => one.ClassName)
        );
    }

    [Fact]
    public void A_drawing_stands_for_an_example_without_a_picture_wherever_it_is_shown()
    {
        var state = WithNumbers();
        var guess = Prediction.Of(Good, [new(Good, 1)], [new(state.Examples[0].Id, Good, 0.9f)]);

        var voters = Render<Voters>(p =>
            p.Add(c => c.Guess, guess).Add(c => c.Examples, state.Examples).Add(c => c.Labels, state.Labels)
        );
        var shelf = Render<ExampleThumbnails>(p =>
            p.Add(c => c.Card, state.Labels[0]).Add(c => c.Examples, state.Examples).Add(c => c.OnOpen, _ => { })
        );
        var hint = Render<HintPicture>(p => p.Add(c => c.Of, state.Examples[0]).Add(c => c.Card, state.Labels[0]));
        var dialog = Render<ExampleDialog>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));
        dialog.InvokeAsync(() => dialog.Instance.Open(state.Examples[0].Id));

        Assert.Empty(voters.FindAll("img"));
        Assert.Empty(hint.FindAll("img"));
        Assert.Equal(state.CountOf(Good) - 1, shelf.FindAll("img").Count);
        Assert.Single(shelf.FindAll(".is-numbers svg"));
        Assert.EndsWith(
            "(No picture: it came as numbers alone.)",
            Assert.Single(voters.FindAll("[role=img]")).GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
        Assert.Contains("No picture: it came as numbers alone.", dialog.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_learn_from_an_example_without_a_picture_cannot_be_chosen_and_the_reason_is_there()
    {
        var choice = Choice(WithNumbers());

        Assert.Equal([false, false, true], choice.FindAll("input[name=way]").Select(one => one.HasAttribute("disabled")));
        Assert.Equal([false, false, true], choice.FindAll("input[name=look]").Select(one => one.HasAttribute("disabled")));
        Assert.DoesNotContain(choice.FindAll("input[name=views]"), one => one.HasAttribute("disabled")); // Of plain features there are always as many.
        Assert.Contains("Some examples have no picture: they came as numbers alone.", choice.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Some examples have no picture", Choice(Taught(1)).Markup, StringComparison.Ordinal);
    }

    // The first example of them is known by its plain features alone.
    private static ActivityState WithNumbers()
    {
        var state = Taught(2);
        var first = state.Examples[0];
        return state with
        {
            Examples = state.Examples.SetItem(
                0,
                first with
                {
                    Picture = null,
                    Features = PictureFeatures.WithoutPicture(FeatureKind.Plain, FeatureVector.Of(1, 0)),
                }
            ),
        };
    }

    private IRenderedComponent<Voters> Voters(ClassifierKind classifier, out ActivityState state)
    {
        var taught = state = Taught(1);
        var guess = Prediction.Of(
            Good,
            [new(Good, 1)],
            [new(taught.Examples[0].Id, Good, 0.9f, Weight: 0.4), new(taught.Examples[1].Id, Defective, 0.8f, Weight: 0.35)],
            classifier
        );
        return Render<Voters>(p =>
            p.Add(c => c.Guess, guess).Add(c => c.Examples, taught.Examples).Add(c => c.Labels, taught.Labels)
        );
    }

    private IRenderedComponent<LearningChoice> Choice(ActivityState state) =>
        Render<LearningChoice>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));

    private static IEnumerable<string> Texts<T>(IRenderedComponent<T> shown, string css)
        where T : Microsoft.AspNetCore.Components.IComponent => shown.FindAll(css).Select(one => one.TextContent.Trim());

    private static ActivityState Taught(int each)
    {
        var state = ActivityState.Open(LevelList.Find("gears")!, 1);
        for (var id = 1; id <= 2 * each; id++)
        {
            var part = SampleParts.Good(GearKind.Instance, id);
            state = ActivityReducer.Reduce(state, new ActivityAction.PartPhotographed(part, new(id), TimeSpan.Zero));
            state = ActivityReducer.Reduce(state, new ActivityAction.PartLabelled(part.Id, id % 2 == 1 ? Good : Defective));
        }

        return state;
    }

    private static ActivityState Tried(ActivityState state, int knnRight, int ridgeRight)
    {
        var results = LearningMethod.All.Select(method => new MethodResult(
            method,
            new KnnClassifier(3),
            Sheet(state, method.Classifier is ClassifierKind.Knn ? knnRight : ridgeRight)
        ));
        return ActivityReducer.Reduce(state, new ActivityAction.MethodsCompared(new([.. results], state.DatasetVersion)));
    }

    private static EvaluationResult Sheet(ActivityState state, int right) =>
        EvaluationResult.Of(
            state.Examples.Select(
                (example, index) =>
                    new ScoredPrediction(
                        example.Id,
                        example.Label,
                        Prediction.Of(
                            (index < right) == (example.Label == Good) ? Good : Defective,
                            [new(Good, 0.5), new(Defective, 0.5)]
                        )
                    )
            )
        );
}
