using System.Runtime.InteropServices;

namespace Sortline.Build;

/// <summary>Turns Ctrl-C, and the system's wish that we end, into a cancelled token, so that nothing we started lives on.</summary>
public sealed class Interruption : IDisposable
{
    /// <summary>The exit code that shells know for "ended by Ctrl-C".</summary>
    public const int ExitCode = 130;

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
                        context.Cancel = true; // We end by ourselves, after what we started.
                        _source.Cancel();
                    }
                )
            ),
        ];

    /// <summary>Cancelled once we are to end.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }
}
