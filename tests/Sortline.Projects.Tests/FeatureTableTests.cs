using System.Buffers.Binary;
using System.Text;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Tests;

public class FeatureTableTests
{
    // Of four examples three have features: 3 x 2 and 3 x 3 numbers.
    private const string Plain = "\"plain\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]}";
    private const string Pooled = "\"pooled\":{\"dtype\":\"F32\",\"shape\":[3,3],\"data_offsets\":[24,60]}";

    [Fact]
    public async Task The_table_is_safetensors_as_others_write_it()
    {
        var table = Zips.Files(await Samples.BytesAsync(Samples.Of(4))).Single(file => file.Name == "features.safetensors").Bytes;

        var headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(table);

        Assert.Equal(0, headerLength % 8);
        Assert.Equal($"{{{Plain},{Pooled}}}", Encoding.UTF8.GetString(table, 8, headerLength).TrimEnd(' '));
        Assert.Equal(8 + headerLength + 60, table.Length);
        Assert.Equal(2f, BinaryPrimitives.ReadSingleLittleEndian(table.AsSpan(8 + headerLength + 12)));
    }

    [Theory]
    [InlineData("{" + Plain + "," + Pooled + "}")]
    [InlineData("{" + Plain + "," + Pooled + "}      ")]
    [InlineData("""{"__metadata__":{"made":"elsewhere"},""" + Pooled + "," + Plain + "}")]
    public async Task Other_ways_to_write_the_same_header_are_read(string header)
    {
        var (reading, _) = await Samples.ReadAsync(await WithHeaderAsync(header));

        Assert.Empty(reading.Repairs);
        Assert.Equal(Samples.Of(4), reading.Project);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{" + Plain + "}")]
    [InlineData("{" + Plain + "," + Plain + "}")]
    [InlineData("{" + Plain + "," + Pooled + ""","more":{"dtype":"F32","shape":[0,1],"data_offsets":[60,60]}}""")]
    [InlineData("""{"plain":{"dtype":"F16","shape":[3,2],"data_offsets":[0,24]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24],"x":1},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[6],"data_offsets":[0,24]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32\ud800","shape":[3,2],"data_offsets":[0,24]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[3,2],"data_offsets":[0,23]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[3,2],"data_offsets":[8,32]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[3,2],"data_offsets":[24,0]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[-3,-2],"data_offsets":[0,24]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[1e400,2],"data_offsets":[0,24]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[2147483647,2147483647],"data_offsets":[0,24]},""" + Pooled + "}")]
    [InlineData("""{"plain":{"dtype":"F32","shape":[4294967297,2],"data_offsets":[0,24]},""" + Pooled + "}")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},""" + Pooled + "}")]
    [Fault(20)]
    public async Task A_header_that_does_not_fit_costs_the_features_and_not_the_pictures(string header) =>
        await AssertStaleAsync(await WithHeaderAsync(header));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    [Fault(20)]
    public async Task A_table_that_ends_early_costs_the_features(int length) =>
        await AssertStaleAsync(await WithTableAsync(table => table[..length]));

    [Theory]
    [InlineData(0UL)]
    [InlineData(100_001UL)]
    [InlineData(ulong.MaxValue)]
    [Fault(20)]
    public async Task A_header_of_an_impossible_length_costs_the_features(ulong length) =>
        await AssertStaleAsync(
            await WithTableAsync(table =>
            {
                BinaryPrimitives.WriteUInt64LittleEndian(table, length);
                return table;
            })
        );

    [Fact]
    [Fault(20)]
    public async Task More_bytes_than_there_are_numbers_cost_the_features() =>
        await AssertStaleAsync(await WithTableAsync(table => [.. table, 0]));

    [Fact]
    [Fault(21)]
    public async Task Other_views_than_the_table_was_made_with_cost_the_features()
    {
        var backbone = Samples.Small with { Lengths = new(Plain: 2, Upright: 5, AnyWayRound: 3) };
        var file = Zips.ChangeList(await Samples.BytesAsync(Samples.Of(4)), "\"views\": 8", "\"views\": 1");

        var (reading, _) = await Samples.ReadAsync(file, backbone);

        Assert.Equal(RepairKind.AllFeaturesDropped, Assert.Single(reading.Repairs).Kind);
        Assert.Equal(4, reading.Project.AwaitingFeatures().Count());
    }

    [Fact]
    [Fault(20)]
    public async Task A_missing_table_costs_the_features() =>
        await AssertStaleAsync(
            Zips.Change(await Samples.BytesAsync(Samples.Of(4)), (name, bytes) => name == "features.safetensors" ? null : bytes)
        );

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [Fault(20)]
    public async Task A_number_that_is_none_costs_the_features_of_its_example(float number)
    {
        var project = Samples.Of(4);
        var file = await WithTableAsync(table =>
        {
            BinaryPrimitives.WriteSingleLittleEndian(table.AsSpan()[^60..^56], number);
            return table;
        });

        var (reading, _) = await Samples.ReadAsync(file);

        var repair = Assert.Single(reading.Repairs);
        Assert.Equal((RepairKind.FeaturesDropped, new(1)), (repair.Kind, repair.Example));
        Assert.Equal(project.Examples.SetItem(0, project.Examples[0] with { Features = null }), reading.Project.Examples);
    }

    [Fact]
    [Fault(20)]
    public async Task A_row_of_zeros_costs_the_features_of_its_example()
    {
        var file = await WithTableAsync(table =>
        {
            table.AsSpan()[^12..].Clear();
            return table;
        });

        var (reading, _) = await Samples.ReadAsync(file);

        Assert.Equal(new(4), Assert.Single(reading.Repairs).Example);
    }

    [Fact]
    [Fault(20)]
    public void A_shape_that_multiplies_beyond_all_numbers_does_not_wrap_round() =>
        Assert.Throws<OverflowException>(() => new SafeTensors.Matrix("x", int.MaxValue, int.MaxValue).Bytes);

    private static async Task AssertStaleAsync(byte[] file)
    {
        var project = Samples.Of(4);

        var (reading, pictures) = await Samples.ReadAsync(file);

        Assert.Equal(RepairKind.AllFeaturesDropped, Assert.Single(reading.Repairs).Kind);
        Assert.Equal(project.Examples.Select(example => example with { Features = null }), reading.Project.Examples);
        Assert.Equal(4, pictures.Count);
    }

    private static Task<byte[]> WithHeaderAsync(string header) =>
        WithTableAsync(table =>
        {
            var text = Encoding.UTF8.GetBytes(header);
            var length = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
            return [.. length, .. text, .. table[^60..]];
        });

    private static async Task<byte[]> WithTableAsync(Func<byte[], byte[]> change) =>
        Zips.Change(
            await Samples.BytesAsync(Samples.Of(4)),
            (name, bytes) => name == "features.safetensors" ? change(bytes) : bytes
        );
}
