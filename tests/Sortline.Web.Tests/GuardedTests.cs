using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Texts;
using Sortline.Web.Components.Shell;

namespace Sortline.Web.Tests;

/// <summary>A part of the page that breaks: it says so, what was taught can be saved, and it can be shown again.</summary>
public class GuardedTests : BunitContext
{
    private readonly Store _store = new(ActivityState.Open(LevelList.All[0], 1));
    private readonly Heard _heard = new();

    public GuardedTests()
    {
        Services.AddSingleton(TextCatalogues.English);
        Services.AddSingleton(_store);
        _store.Add(_heard);
    }

    [Fact]
    [Fault(50)]
    public void A_part_that_breaks_says_so_while_its_neighbour_stays()
    {
        var page = Render(Two(new() { IsBroken = true }, new()));

        Assert.Contains("This part of the page broke.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".whole"));
    }

    [Fact]
    [Fault(50)]
    public async Task What_was_taught_can_be_saved_where_a_part_broke()
    {
        var page = Render(Two(new() { IsBroken = true }, new()));

        await page.InvokeAsync(() => page.FindAll(".broken button")[1].Click());

        Assert.Contains(_heard.Actions, action => action is ActivityAction.ProjectSaveRequested);
    }

    [Fact]
    public async Task It_is_shown_again_when_asked()
    {
        Wire wire = new() { IsBroken = true };
        var page = Render(Two(wire, new()));
        wire.IsBroken = false;

        await page.InvokeAsync(() => page.FindAll(".broken button")[0].Click());

        Assert.Empty(page.FindAll(".broken"));
        Assert.Equal(2, page.FindAll(".whole").Count);
    }

    [Fact]
    public async Task A_press_that_breaks_its_part_leaves_the_store_at_work()
    {
        Wire wire = new();
        var page = Render(Two(wire, new()));

        wire.IsBroken = true;
        await page.InvokeAsync(() => page.FindAll(".whole")[0].Click());

        Assert.Single(page.FindAll(".broken"));
        _store.Dispatch(new ActivityAction.PauseToggled());
        Assert.Contains(_heard.Actions, action => action is ActivityAction.PauseToggled);
    }

    private static RenderFragment Two(Wire one, Wire other) =>
        builder =>
        {
            foreach (var wire in new[] { one, other })
            {
                builder.OpenComponent<Guarded>(0);
                builder.AddComponentParameter(1, nameof(Guarded.ChildContent), Part(wire));
                builder.CloseComponent();
            }
        };

    private static RenderFragment Part(Wire wire) =>
        builder =>
        {
            builder.OpenComponent<MayBreak>(0);
            builder.AddComponentParameter(1, nameof(MayBreak.Wire), wire);
            builder.CloseComponent();
        };

    /// <summary>What a test holds of a component that may break.</summary>
    private sealed class Wire
    {
        public bool IsBroken { get; set; }
    }

    private sealed class MayBreak : ComponentBase
    {
        [Parameter]
        public required Wire Wire { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            Check();
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "class", "whole");
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create(this, Check));
            builder.CloseElement();
        }

        private void Check()
        {
            if (Wire.IsBroken)
                throw new InvalidOperationException("A wire is loose.");
        }
    }

    private sealed class Heard : IEffect
    {
        public List<ActivityAction> Actions { get; } = [];

        public void Handle(ActivityStep step, IDispatcher activity) => Actions.Add(step.Action);
    }
}
