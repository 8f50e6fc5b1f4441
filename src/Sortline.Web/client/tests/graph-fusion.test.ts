import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import backbone from "../backbone.json";
import { fuseGraph, type Graph } from "../inference/graph-fusion";

const convolution = { name: "conv", op: "_FusedConv2D", attr: { fused_ops: "bias and clip", num_args: 1 } };
const depthwise = { name: "depthwise", op: "DepthwiseConv2dNative", input: ["before", "weights"], attr: { strides: [1, 1] } };
const bias = { name: "bias", op: "BiasAdd", input: ["depthwise", "offset"] };
const clip = { name: "clip", op: "Relu6", input: ["bias"] };

test("a depthwise convolution, its bias and its clip become one operation", () => {
  const { node } = fuseGraph({ node: [convolution, depthwise, bias, clip] });

  assert.deepEqual(node, [
    convolution,
    {
      name: "clip",
      op: "FusedDepthwiseConv2dNative",
      input: ["before", "weights", "offset"],
      attr: { strides: [1, 1], fused_ops: "bias and clip", num_args: 1 },
    },
  ]);
});

test("what is not such a trio stays", () => {
  const graph: Graph = { node: [convolution, { ...depthwise, op: "Conv2D" }, bias, clip] };

  assert.deepEqual(fuseGraph(graph), graph);
});

test("pixels go straight to the first convolution", () => {
  const first = { ...convolution, input: ["module_apply_default/hub_input/Sub", "weights"] };

  assert.deepEqual(fuseGraph({ node: [first] }).node[0]!.input, ["images", "weights"]);
});

test("the published graph loses two operations a layer and keeps every name that features are read from", async () => {
  const published = JSON.parse(await readFile(`node_modules/${backbone.graph.from}`, "utf8")) as { modelTopology: Graph };
  const before = published.modelTopology.node;

  const after = fuseGraph(published.modelTopology).node;

  const fused = after.filter(({ op }) => op === "FusedDepthwiseConv2dNative");
  assert.equal(fused.length, 13);
  assert.equal(after.length, before.length - 2 * 13);
  const names = new Set(after.map(({ name }) => name));
  const dangling = after.filter(({ input = [] }) => input.some((name) => !names.has(name.replace(/^\^|:\d+$/g, ""))));
  assert.deepEqual(dangling, []);
});
