namespace Sortline.Factory.Tests;

/// <summary>The pose array as the view reads it.</summary>
internal sealed class PoseFrame
{
    private readonly double[] _numbers = new double[ProductionLine.MaxPoseLength];

    public int Length { get; private set; }

    public ReadOnlySpan<double> Numbers => _numbers.AsSpan(0, Length);

    public int Parts => (int)_numbers[14];

    public double Flash => _numbers[8];

    public double Lamp => _numbers[9];

    public PoseFrame Read(ProductionLine line)
    {
        Length = line.WritePoses(_numbers);
        return this;
    }

    public (int Id, double X, double Y, double Z) Part(int place)
    {
        var at = 15 + (8 * place);
        return ((int)_numbers[at], _numbers[at + 1], _numbers[at + 2], _numbers[at + 3]);
    }

    public ReadOnlySpan<double> Turn(int place) => _numbers.AsSpan(15 + (8 * place) + 4, 4);

    public (double X, double Y, double Z)? PartWithId(int id)
    {
        for (var i = 0; i < Parts; i++)
        {
            if (Part(i) is var (found, x, y, z) && found == id)
                return (x, y, z);
        }

        return null;
    }
}
