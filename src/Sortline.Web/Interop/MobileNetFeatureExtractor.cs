using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity;
using Sortline.Activity.Ports;
using Sortline.Learning;

namespace Sortline.Web.Interop;

/// <summary>MobileNet in a worker of the browser.</summary>
internal sealed class MobileNetFeatureExtractor : IFeatureExtractor
{
    // The plain numbers come first: see client/worker/recipe.ts.
    private const int PlainLength = 256;

    private bool _hasStarted;

    public event Action<Backbone>? StateChanged;

    public void Load()
    {
        if (_hasStarted)
        {
            SeeingModule.Retry();
            return;
        }

        _hasStarted = true;
        SeeingModule.Start(
            (loaded, total) => StateChanged?.Invoke(new Backbone.Loading((long)loaded, (long)total)),
            (state, message) =>
            {
                Backbone? backbone = state switch
                {
                    "warming" or "restarting" => new Backbone.WarmingUp(),
                    "ready" => new Backbone.Ready(),
                    "failed" => new Backbone.Failed(message),
                    _ => null, // "loading" comes with its bytes, above.
                };
                if (backbone is not null)
                    StateChanged?.Invoke(backbone);
            });
    }

    public async Task<PictureFeatures> ExtractAsync(PictureId picture, ViewSet views)
    {
        try
        {
            using var features = await SeeingModule.ExtractAsync(picture.Value, (int)views, "all");
            var values = new float[SeeingModule.FeatureLength(features)];
            SeeingModule.CopyFeatures(features, MemoryMarshal.AsBytes(values.AsSpan()));
            return new(FeatureVector.Of(values.AsSpan(..PlainLength)), FeatureVector.Of(values.AsSpan(PlainLength..)));
        }
        catch (Exception exception) when (exception is JSException or ArgumentException)
        {
            throw new FeatureExtractionException(exception.Message, exception);
        }
    }
}
