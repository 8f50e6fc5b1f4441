using System.Runtime.InteropServices;

namespace Sortline.Cli;

/// <summary>Turns Ctrl-C and the system's signals to end into a cancelled token, so that nothing half-written stays.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations;

    /// <summary>Listens from now on.</summary>
    public Interruption() =>
        _registrations = [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
                PosixSignalRegistration.Create(
                    signal,
                    context =>
                    {
                        context.Cancel = !_source.IsCancellationRequested; // The first signal leaves time to tidy up; the second one ends the process.
                        _source.Cancel();
                    }
                )
            ),
        ];

    /// <summary>Cancelled when the program is to end.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }
}
