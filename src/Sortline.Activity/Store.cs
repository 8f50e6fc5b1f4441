namespace Sortline.Activity;

/// <summary>Holds the state of the activity: actions go in, the reducer makes the next state, effects do the rest.</summary>
/// <remarks>
/// <para>An action dispatched while another is being handled waits its turn, so effects may dispatch freely.</para>
/// <para>For one thread, as the browser gives it: not safe for several.</para>
/// </remarks>
public sealed class Store(ActivityState state) : IDispatcher
{
    private readonly Queue<ActivityAction> _waiting = new();
    private readonly List<IEffect> _effects = [];
    private bool _isDispatching;

    /// <summary>Raised after a dispatch when the state is another one than before.</summary>
    public event Action? Changed;

    /// <inheritdoc />
    public ActivityState State { get; private set; } = state;

    /// <summary>Adds an effect; effects hear of each action in the order in which they were added.</summary>
    public void Add(IEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        _effects.Add(effect);
        effect.Start(this);
    }

    /// <inheritdoc />
    public void Dispatch(ActivityAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _waiting.Enqueue(action);
        if (_isDispatching)
            return;

        var before = State;
        _isDispatching = true;
        try
        {
            while (_waiting.TryDequeue(out var next))
                Handle(next);
        }
        finally
        {
            _isDispatching = false;
        }

        if (!ReferenceEquals(before, State))
            Changed?.Invoke();
    }

    private void Handle(ActivityAction action)
    {
        var before = State;
        State = ActivityReducer.Reduce(before, action);
        ActivityStep step = new(action, before, State);
        foreach (var effect in _effects)
            effect.Handle(step, this);
    }
}
