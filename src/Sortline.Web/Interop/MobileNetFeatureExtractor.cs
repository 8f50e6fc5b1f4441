using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Web.Interop;

/// <summary>MobileNet in a worker of the browser.</summary>
internal sealed class MobileNetFeatureExtractor : IFeatureExtractor
{
    private bool _hasStarted;

    public event Action<BackboneStatus>? StateChanged;

    public void Load()
    {
        if (_hasStarted)
        {
            FeaturesModule.Retry();
            return;
        }

        _hasStarted = true;
        FeaturesModule.Start(
            (loaded, total) => StateChanged?.Invoke(new BackboneStatus.Loading((long)loaded, (long)total)),
            (state, reason) =>
            {
                BackboneStatus? backbone = state switch // The words are those of InferenceState in client/inference/client.ts.
                {
                    "loading" => null, // It comes with its bytes, above.
                    "warming" or "restarting" => new BackboneStatus.WarmingUp(),
                    "ready" => new BackboneStatus.Ready(),
                    "failed" => new BackboneStatus.Failed(Reason.Read(reason) ?? FaultTexts.Other),
                    _ => throw new ArgumentOutOfRangeException(nameof(state), state, "The client knows no such state."),
                };
                if (backbone is not null)
                    StateChanged?.Invoke(backbone);
            }
        );
    }

    public async Task<PictureFeatures> ExtractAsync(PictureId picture, Augmentation views)
    {
        try
        {
            using var features = await FeaturesModule.ExtractAsync(picture.Value, (int)views, "all");
            var values = new float[FeaturesModule.FeatureLength(features)];
            FeaturesModule.CopyFeatures(features, MemoryMarshal.AsBytes(values.AsSpan()));
            return Split(values, FeatureSpec.LengthOf(FeatureKind.Plain, views), FeatureSpec.LengthOf(FeatureKind.Pooled, views));
        }
        catch (Exception exception) when (exception is JSException or ArgumentException)
        {
            throw new FeatureExtractionException(Reason.Of(exception, FaultTexts.Look), exception);
        }
    }

    // The plain numbers come first: see client/inference/features.ts.
    private static PictureFeatures Split(ReadOnlySpan<float> values, int plain, int pooled) =>
        values.Length == plain + pooled
            ? new(FeatureVector.Of(values[..plain]), FeatureVector.Of(values[plain..]))
            : throw new FeatureExtractionException(Message.Of("eye.other-version"));
}
