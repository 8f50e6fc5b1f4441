using System.Buffers;
using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Sortline.Learning.Features;
using Sortline.Vision.Graph;

namespace Sortline.Vision;

/// <summary>The network that turns pictures into features: MobileNet V1, the same as the page's.</summary>
/// <remarks>
/// <para>Its features are those of the page to about 1e-5, the same whenever it looks at the same picture.</para>
/// <para>
/// Safe to share between threads, and meant to be: one picture keeps one core busy. Making one takes tens of milliseconds and
/// about 10 MB. Dispose it after the last call has returned.
/// </para>
/// </remarks>
public sealed class Backbone : IDisposable
{
    private static readonly string[] Inputs = [OnnxConverter.Input],
        Outputs = [OnnxConverter.Output];

    private readonly InferenceSession _session;
    private readonly RunOptions _options;
    private readonly ImmutableArray<int> _lengths;
    private readonly int _width;
    private bool _isDisposed;

    /// <summary>Loads the network that is part of this library. Nothing is sent: the telemetry of ONNX Runtime is switched off.</summary>
    /// <exception cref="InvalidDataException">The library's copy of the network is damaged.</exception>
    /// <exception cref="InvalidOperationException">That telemetry cannot be switched off on this system, so nothing was loaded.</exception>
    public Backbone()
    {
        RuntimeTelemetry.Disable(); // Before the first object of ONNX Runtime's is made.
        OrtEnv.Instance().DisableTelemetryEvents(); // Builds that write to the event log of Windows do not read the variable.
        _options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        var network = OnnxConverter.Convert(ModelFiles.Read(), CanonicalPicture.Side, FeaturePooling.Pieces);
        (_lengths, _width) = (network.Lengths, network.Lengths.Sum());
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1, // A caller with many pictures extracts several at once, which is faster.
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new(network.File, options);
    }

    /// <summary>What the network sees in a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="views">The ways to look at it; the features are the mean over them.</param>
    public PictureFeatures Extract(CanonicalPicture picture, Augmentation views = Augmentation.AsIs)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ObjectDisposedException.ThrowIf(_isDisposed, this);

        var count = AugmentedInput.Count(views);
        var (taken, given) = (count * AugmentedInput.NumbersEach, count * _width);
        var input = ArrayPool<float>.Shared.Rent(taken);
        var output = ArrayPool<float>.Shared.Rent(given);
        try
        {
            AugmentedInput.Fill(picture, input.AsSpan(0, taken));
            Run(input.AsMemory(0, taken), output.AsMemory(0, given), count);
            return FeaturePooling.Features(output.AsSpan(0, given), _lengths, views);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(input);
            ArrayPool<float>.Shared.Return(output);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        _session.Dispose();
        _options.Dispose();
    }

    private void Run(Memory<float> input, Memory<float> output, int count)
    {
        const int side = CanonicalPicture.Side;
        using var pictures = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input, [count, 3, side, side]);
        using var pieces = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, output, [count, _width, 1, 1]);
        _session.Run(_options, Inputs, [pictures], Outputs, [pieces]);
    }
}
