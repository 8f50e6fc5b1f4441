using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Factory.Parts.Gears;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Mapping;
using Sortline.Web.Components.Map;
using Sortline.Web.Components.Shell;
using Sortline.Web.Components.Teaching;

namespace Sortline.Web.Tests;

/// <summary>The map of what the robot sees: what is drawn, and how one gets about on it.</summary>
public class MapTests : BunitContext
{
    private static readonly Label Good = new(1),
        Bad = new(2);

    private readonly List<ActivityAction> _dispatched = [];
    private readonly FakePage _page = new();

    public MapTests()
    {
        Services.AddSingleton<IPage>(_page);
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void Each_label_has_a_path_of_its_colour_and_shape_and_the_zones_have_three_steps_of_it()
    {
        var map = Map(Drawn(12));

        var points = map.FindAll(".map-plot .map-points");
        Assert.Equal(["map-points label-teal", "map-points label-vermilion"], points.Select(path => path.GetAttribute("class")));
        Assert.Equal([6, 6], points.Select(path => path.GetAttribute("d")!.Count(letter => letter == 'M')));
        Assert.Contains("a5.6", points[0].GetAttribute("d"), StringComparison.Ordinal);
        Assert.Contains("h10v10", points[1].GetAttribute("d"), StringComparison.Ordinal);
        Assert.Equal(
            ["label-teal", "label-vermilion"],
            map.FindAll(".zone").Select(zone => zone.ClassList[^1]).Distinct().Order()
        );
        Assert.Equal(["Good", "Bad"], map.FindAll(".map-key bdi").Select(label => label.TextContent));
        Assert.Equal(["Bad", "Good"], map.FindAll(".zone-name").Select(name => name.TextContent).Order());
    }

    // Each corner of an outline is where a curve bends: what is within the corners is within the outline, but for the roundings.
    [Fact]
    public void The_outlines_hold_just_the_cells_of_their_label_that_are_at_least_so_sure()
    {
        var zones = Drawn(40).Map!.Zones!;
        var outlines = MapInk.Zones(zones);
        Assert.InRange(outlines.Length, 4, 6);

        foreach (var (zone, path) in outlines)
        {
            (double X, double Y)[][] loops =
            [
                .. path.Split('z', StringSplitOptions.RemoveEmptyEntries)
                    .Select(loop => loop.Split('Q').Skip(1).Select(bend => Corner(bend)).ToArray()),
            ];
            for (var cell = 0; cell < zones.Cells.Length; cell++)
            {
                var (x, y) = ((10 * (cell % ZoneMap.Columns)) + 5, (10 * (cell / ZoneMap.Columns)) + 5);
                var isIn = loops.Count(loop => IsWithin(loop, x, y)) % 2 == 1;
                Assert.Equal(zones.Cells[cell].Label == zone.Label && zones.Cells[cell].Sureness >= zone.Sureness, isIn);
            }
        }

        static (double, double) Corner(string bend) =>
            bend.Split(' ') is [var x, var y, ..]
                ? (double.Parse(x, CultureInfo.InvariantCulture), double.Parse(y, CultureInfo.InvariantCulture))
                : throw new FormatException(bend);

        static bool IsWithin((double X, double Y)[] loop, double x, double y)
        {
            var isIn = false;
            for (var i = 0; i < loop.Length; i++)
            {
                var (one, other) = (loop[i], loop[(i + 1) % loop.Length]);
                if (one.Y > y != other.Y > y && x < one.X + ((other.X - one.X) * (y - one.Y) / (other.Y - one.Y)))
                    isIn = !isIn;
            }

            return isIn;
        }
    }

    [Fact]
    public void Cells_that_touch_at_a_corner_alone_are_two_islands()
    {
        var path = ZoneOutline.Around(10, cell => cell is 100 or 100 + ZoneMap.Columns + 1);

        Assert.Equal(2, path.Count(letter => letter == 'z'));
        Assert.Equal("", ZoneOutline.Around(10, _ => false));
    }

    [Fact]
    public void Pointing_at_an_example_shows_it_and_a_click_opens_it_to_be_moved_or_deleted()
    {
        var state = Drawn(12);
        var map = Map(state);
        var (x, y) = MapInk.At(state.Map!.Frame, state.Map.Examples[3].Place);
        _page.Width = 240; // Half as large on the screen as in its own units.
        Assert.Contains("Point at an example to see it.", map.Find(".map-info").TextContent, StringComparison.Ordinal);

        map.Find(".map-plot").PointerMove(new PointerEventArgs { OffsetX = x / 2, OffsetY = y / 2 });

        Assert.Contains("Example 4 of “Bad”", map.Find(".map-info").TextContent, StringComparison.Ordinal);
        Assert.Equal("picture:4", map.Find(".map-info img").GetAttribute("src"));
        Assert.NotNull(map.Find(".map-look"));
        _page.TakeCalls();
        map.Find(".map-plot").Click(new MouseEventArgs { OffsetX = x / 2, OffsetY = y / 2 });
        Assert.Equal(["open map-example"], _page.TakeCalls());
        map.Find("#map-example .answer").Click();
        map.Find("#map-example .danger").Click();
        Assert.Equal([new ActivityAction.ExampleMoved(new(4), Good), new ActivityAction.ExampleDeleted(new(4))], _dispatched);
        map.Find(".map-plot").PointerLeave(new PointerEventArgs());
        Assert.Contains("Example 4", map.Find(".map-info").TextContent, StringComparison.Ordinal); // It stays the current one for the keyboard.
    }

    [Fact]
    public void Where_no_example_is_near_a_click_does_nothing()
    {
        var state = Drawn(3);
        var map = Map(state);
        _page.TakeCalls();
        var far = Enumerable
            .Range(0, MapInk.Width)
            .First(x => state.Map!.Examples.All(one => Math.Abs(MapInk.At(state.Map.Frame, one.Place).X - x) > 30));

        map.Find(".map-plot").Click(new MouseEventArgs { OffsetX = far, OffsetY = 1 });

        Assert.Empty(_page.TakeCalls());
    }

    [Fact]
    public void The_keyboard_has_one_stop_and_the_arrows_lead_to_every_example_in_their_direction()
    {
        var state = Drawn(20);
        var map = Map(state);
        var plot = map.Find(".map-plot");
        Assert.Equal("0", plot.GetAttribute("tabindex"));
        Assert.Empty(plot.QuerySelectorAll("[tabindex]"));
        plot.Focus();
        HashSet<string> met = [];
        var wanders = new[] { "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown" };
        Random random = new(5);
        for (var step = 0; step < 400; step++)
        {
            var before = Place(map);
            var key = wanders[random.Next(4)];
            map.Find(".map-plot").KeyDown(key);
            var (x, y) = (Place(map).X - before.X, Place(map).Y - before.Y);
            if ((x, y) != (0, 0))
                Assert.True(
                    (
                        key switch
                        {
                            "ArrowLeft" => -x,
                            "ArrowRight" => x,
                            "ArrowUp" => -y,
                            _ => y,
                        }
                    ) > 0,
                    $"{key}: {x}, {y}"
                );
            met.Add(map.Find("[role=option]").Id!);
        }

        Assert.Equal(20, met.Count);
        Assert.Equal(map.Find("[role=option]").Id, map.Find(".map-plot").GetAttribute("aria-activedescendant"));
        _page.TakeCalls();
        map.Find(".map-plot").KeyDown("Enter");
        Assert.Equal(["open map-example"], _page.TakeCalls());
    }

    [Fact]
    public void The_table_says_where_each_example_lies_and_what_of_another_label_is_most_like_it()
    {
        var state = Drawn(60);

        var rows = Map(state).FindAll(".map-table tbody tr");

        Assert.Equal(50, rows.Count); // The others on a click.
        Assert.StartsWith("1 ", rows[0].QuerySelector("th")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Good", rows[0].QuerySelectorAll("td")[0].TextContent.Trim());
        Assert.All(rows, row => Assert.NotEmpty(row.QuerySelectorAll("td")[1].TextContent.Trim()));
        Assert.All(
            rows,
            row =>
                Assert.Matches(
                    @"^\d+\s+of\s+“(Good|Bad)”, \d+ % alike$",
                    row.QuerySelectorAll("td")[2].TextContent.Trim().ReplaceLineEndings(" ")
                )
        );
        var map = Map(state);
        map.Find(".map-table button.quiet").Click();
        Assert.Equal(60, map.FindAll(".map-table tbody tr").Count);
        _page.TakeCalls();
        map.Find(".map-table tbody button").Click();
        Assert.Equal(["open map-example"], _page.TakeCalls());
    }

    [Fact]
    public void It_says_how_much_of_the_differences_it_shows()
    {
        var state = Drawn(12);
        var percent = Math.Floor((state.Map!.Plane!.Share * 100) + 0.5).ToString(CultureInfo.InvariantCulture);

        Assert.Contains($"This one shows {percent} % of how the pictures differ.", Map(state).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_part_under_the_camera_moves_on_it_with_lines_to_those_that_voted()
    {
        var state = Drawn(12);
        var map = Map(state);
        Assert.Empty(map.FindAll(".map-part"));

        state = WithPart(state, number: 50, like: 2);
        map.Render(p => p.Add(c => c.State, state));

        var (x, y) = MapInk.At(state.Map!.Frame, state.Map.PlaceOf(ExampleMap.PartAtCamera(state)!)!.Value);
        Assert.Equal(MapInk.Number(x), map.Find(".map-dot").GetAttribute("cx"));
        Assert.Equal(MapInk.Number(y), map.Find(".map-dot").GetAttribute("cy"));
        Assert.Equal(3, map.FindAll(".map-part line").Count);
        map.Render(p => p.Add(c => c.State, ActivityReducer.Reduce(state, new ActivityAction.PartSkipped(new(50)))));
        Assert.NotNull(map.Find(".map-part.is-past"));
        Assert.Empty(map.FindAll(".map-part line"));
    }

    [Fact]
    public void What_is_moved_or_deleted_shows_at_once_and_the_zones_pale_until_they_are_drawn_anew()
    {
        var state = Drawn(12);
        var map = Map(state);
        Assert.Empty(map.FindAll(".map-plot .is-past"));

        var moved = ActivityReducer.Reduce(state, new ActivityAction.ExampleMoved(new(1), Bad));
        map.Render(p => p.Add(c => c.State, ActivityReducer.Reduce(moved, new ActivityAction.ExampleDeleted(new(2)))));

        Assert.Equal(
            [("map-points label-teal", 5), ("map-points label-vermilion", 6)],
            map.FindAll(".map-plot .map-points")
                .Select(path => (path.GetAttribute("class")!, path.GetAttribute("d")!.Count(letter => letter == 'M')))
                .Order()
        );
        Assert.NotNull(map.Find(".map-plot .is-past"));
    }

    [Fact]
    public void Before_there_is_anything_it_says_what_will_be_there()
    {
        var opened = ActivityReducer.Reduce(ActivityState.Open(LevelList.All[0], 1), new ActivityAction.MapOpened());

        Assert.Contains("Nothing is taught yet.", Map(opened).Markup, StringComparison.Ordinal);
        Assert.Contains("Drawing the map", Map(Taught(4) with { Map = ExampleMap.Blank }).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_opens_from_the_shelf_takes_the_keyboard_and_gives_it_back()
    {
        var state = Taught(2);
        var shelf = Render<ExampleShelf>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));
        shelf.Find("#map-open").Click();
        Assert.Equal([new ActivityAction.MapOpened()], _dispatched);

        Assert.Empty(_page.TakeCalls()); // It is not there yet.
        shelf.Render(p => p.Add(c => c.State, Drawn(2)));
        Assert.Equal(["focus map-title"], _page.TakeCalls());
        shelf.Render(p => p.Add(c => c.State, Drawn(3)));
        Assert.Empty(_page.TakeCalls());

        var map = Map(Drawn(2));
        map.Find("#map-close").Click();

        Assert.Equal(new ActivityAction.MapClosed(), _dispatched[^1]);
        Assert.Equal(["focus map-open"], _page.TakeCalls());
        Assert.Equal(new ActivityAction.MapClosed(), KeyMap.ActionFor("Escape", Drawn(4)));
        Assert.Null(KeyMap.ActionFor("Escape", Taught(4)));
    }

    [Fact]
    public void Two_thousand_examples_are_a_few_elements_and_moving_over_them_draws_nothing_anew()
    {
        var state = Drawn(2_000);
        var map = Map(state);
        Assert.InRange(map.FindAll(".map-plot svg *").Count, 10, 150);
        var drawing = map.FindComponent<MapDrawing>();
        map.Find(".map-plot").PointerMove(new PointerEventArgs { OffsetX = 240, OffsetY = 180 }); // The first time it is drawn whatever it says.
        var drawn = drawing.RenderCount;

        var clock = Stopwatch.StartNew();
        for (var step = 0; step < 100; step++)
            map.Find(".map-plot").PointerMove(new PointerEventArgs { OffsetX = 4.8 * step, OffsetY = 3.6 * step });

        Assert.Equal(drawn, drawing.RenderCount);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20)); // Two hundred milliseconds each would be a slideshow.
    }

    private static (double X, double Y) Place(IRenderedComponent<MapPanel> map)
    {
        var ring = map.Find(".map-look");
        return (Number("cx"), Number("cy"));

        double Number(string name) => double.Parse(ring.GetAttribute(name)!, CultureInfo.InvariantCulture);
    }

    private IRenderedComponent<MapPanel> Map(ActivityState state) =>
        Render<MapPanel>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));

    // Alternately good and bad, two clouds that overlap a little.
    private static ActivityState Taught(int count) =>
        ActivityReducer.Reduce(
            ActivityState.Open(LevelList.All[0], 1) with
            {
                Examples =
                [
                    .. Enumerable.Range(1, count).Select(id => new TaughtExample(new(id), LabelOf(id), new(id), Seen(id))),
                ],
            },
            new ActivityAction.BriefClosed()
        );

    private static Label LabelOf(int id) => id % 2 == 1 ? Good : Bad;

    private static PictureFeatures Seen(int number)
    {
        Random random = new(number);
        var vector = FeatureVector.Of([
            .. Enumerable.Range(0, 8).Select(i => random.NextSingle() + (i == number % 2 ? 1 : 0) + (i == 4 ? 1 : 0)),
        ]);
        return new(vector, vector);
    }

    // As the effect draws it, all at once.
    private static ActivityState Drawn(int count)
    {
        var state = Taught(count);
        ImmutableArray<Example> examples = [.. state.ExamplesWithFeatures().Select(one => one.As(state.Method.Features))];
        ImmutableArray<FeatureVector> features = [.. examples.Select(one => one.Features)];
        var classifier = KnnClassifier.Fit(examples);
        var plane = PrincipalPlaneFit.Of(features);
        var frame = PlaneFrame.Of(plane.Places);
        ZoneSurvey survey = new(plane, plane.Places, features, classifier, frame);
        while (survey.Advance()) { }

        return state with
        {
            Map = new()
            {
                DatasetVersion = state.DatasetVersion,
                Method = state.Method,
                Plane = plane,
                Frame = frame,
                Examples =
                [
                    .. examples.Select(
                        (one, i) =>
                            new MappedExample(one.Id, plane.Places[i])
                            {
                                NearestOther = count > 100 ? null : classifier.NearestOfAnotherLabel(one.Id),
                            }
                    ),
                ],
                Zones = survey.Result,
            },
        };
    }

    private static ActivityState WithPart(ActivityState state, int number, int like)
    {
        var vector = Seen(like).Of(state.Method.Features);
        var classifier = KnnClassifier.Fit(state.ExamplesWithFeatures().Select(one => one.As(state.Method.Features)));
        var part = SampleParts.Good(GearKind.Instance, number);
        return new ActivityAction[]
        {
            new ActivityAction.PartPhotographed(part, new(900 + number), TimeSpan.Zero),
            new ActivityAction.FeaturesExtracted(new(900 + number), Seen(like), state.Settings.Views),
            new ActivityAction.PictureShown(new(900 + number)),
            new ActivityAction.PartClassified(part.Id, classifier.Predict(vector), state.DatasetVersion, TimeSpan.Zero),
        }.Aggregate(state, ActivityReducer.Reduce);
    }
}
