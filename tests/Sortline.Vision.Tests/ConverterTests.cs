using System.Text;
using System.Text.Json.Nodes;
using Sortline.Vision.Graph;

namespace Sortline.Vision.Tests;

public class ConverterTests
{
    private const string GlobalPool = "module_apply_default/MobilenetV1/Logits/global_pool";
    private const string Layer13 = "module_apply_default/MobilenetV1/MobilenetV1/Conv2d_13_pointwise/Relu6";

    [Fact]
    public void The_backbone_converts_and_says_how_long_its_pieces_are()
    {
        var network = Convert(_ => { }, new(GlobalPool, Pooling.None), new(Layer13, Pooling.Spread));

        Assert.Equal([256, 256], network.Lengths);
    }

    [Fact]
    public void An_unknown_operation_is_named()
    {
        var refusal = Assert.Throws<NotSupportedException>(() =>
            Convert(node =>
            {
                if ((string?)node["name"] == "module_apply_default/hub_input/Sub")
                    node["op"] = "LRN";
            })
        );

        Assert.Contains(
            "an operation “LRN” (node “module_apply_default/hub_input/Sub”)",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_the_pieces_do_not_need_may_be_anything() =>
        Convert(node =>
        {
            if ((string?)node["op"] == "Squeeze")
                node["op"] = "SomethingElse";
        });

    [Theory]
    [InlineData("padding", """{"s":"VkFMSUQ="}""", "padding")]
    [InlineData("data_format", """{"s":"TkNIVw=="}""", "channels")]
    [InlineData("dilations", """{"list":{"i":["1","2","2","1"]}}""", "dilated")]
    [InlineData("strides", """{"list":{"i":["1","1","2","1"]}}""", "strides")]
    [InlineData("fused_ops", """{"list":{"s":["Qmlhc0FkZA==","RWx1"]}}""", "BiasAdd, Elu")]
    public void An_unknown_setting_of_a_convolution_is_named(string setting, string value, string named)
    {
        var refusal = Assert.Throws<NotSupportedException>(() =>
            Convert(node =>
            {
                if ((string?)node["name"] == Layer13)
                    node["attr"]![setting] = JsonNode.Parse(value);
            })
        );

        Assert.Contains(Layer13, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_is_not_there_is_named()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Convert(_ => { }, new Piece("no such layer", Pooling.Mean)));

        Assert.Equal("The graph has no node “no such layer”.", refusal.Message);
    }

    [Fact]
    public void A_grid_has_to_be_pooled() =>
        Assert.Throws<NotSupportedException>(() => Convert(_ => { }, new Piece(Layer13, Pooling.None)));

    [Fact]
    [Fault(61)]
    public void Weights_that_end_too_early_are_refused() =>
        Assert.Throws<InvalidDataException>(() =>
            TensorFlowGraph.Read(ModelFiles.Resource("graph"), ModelFiles.Resource("weights").AsMemory(..^4))
        );

    private static OnnxNetwork Convert(Action<JsonNode> change, params Piece[] pieces)
    {
        var json = JsonNode.Parse(ModelFiles.Resource("graph"))!;
        foreach (var node in json["modelTopology"]!["node"]!.AsArray())
            change(node!);
        var graph = TensorFlowGraph.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), ModelFiles.Resource("weights"));
        return OnnxConverter.Convert(graph, CanonicalPicture.Side, pieces is [] ? [new(GlobalPool, Pooling.None)] : [.. pieces]);
    }
}
