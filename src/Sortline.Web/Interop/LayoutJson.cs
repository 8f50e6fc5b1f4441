using System.Text;
using System.Text.Json;
using Sortline.Factory;

namespace Sortline.Web.Interop;

/// <summary>The line's measures as the view builds it from them, in the words of <c>client/scene/layout.ts</c>.</summary>
internal static class LayoutJson
{
    public static string Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Measures())
                json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(name), value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static (string Name, double Value)[] Measures() =>
        [
            (nameof(LineLayout.BeltStartX), LineLayout.BeltStartX),
            (nameof(LineLayout.BeltEndX), LineLayout.BeltEndX),
            (nameof(LineLayout.BeltWidth), LineLayout.BeltWidth),
            (nameof(LineLayout.FloorY), LineLayout.FloorY),
            (nameof(LineLayout.CameraX), LineLayout.CameraX),
            (nameof(LineLayout.TransferX), LineLayout.TransferX),
            (nameof(LineLayout.RobotX), LineLayout.RobotX),
            (nameof(LineLayout.RobotZ), LineLayout.RobotZ),
            (nameof(LineLayout.ShoulderY), LineLayout.ShoulderY),
            (nameof(LineLayout.UpperArm), LineLayout.UpperArm),
            (nameof(LineLayout.Forearm), LineLayout.Forearm),
            (nameof(LineLayout.RejectBinX), LineLayout.RejectBinX),
            (nameof(LineLayout.RejectBinZ), LineLayout.RejectBinZ),
            (nameof(LineLayout.RejectBinLength), LineLayout.RejectBinLength),
            (nameof(LineLayout.RejectBinWidth), LineLayout.RejectBinWidth),
            (nameof(LineLayout.RejectBinRimY), LineLayout.RejectBinRimY),
            (nameof(LineLayout.RejectBinFloorY), LineLayout.RejectBinFloorY),
            (nameof(LineLayout.AsideBinX), LineLayout.AsideBinX),
            (nameof(LineLayout.ShipBinX), LineLayout.ShipBinX),
            (nameof(LineLayout.ShipBinLength), LineLayout.ShipBinLength),
            (nameof(LineLayout.ShipBinRimY), LineLayout.ShipBinRimY),
            (nameof(LineLayout.ShipBinFloorY), LineLayout.ShipBinFloorY),
            (nameof(LineLayout.ChuteSlope), LineLayout.ChuteSlope),
            (nameof(LineLayout.ChuteLength), LineLayout.ChuteLength),
        ];
}
