import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { io, Tensor } from "@tensorflow/tfjs-core";
import backbone from "../backbone.json";
import { outputNodes } from "../inference/features";
import { partUpTo } from "../network.mjs";

// Not bundled: the backend has to find the one core that the model is run with.
const load = createRequire(`${process.cwd()}/package.json`);
const { io: handlers, tensor4d, tidy } = load("@tensorflow/tfjs-core") as typeof import("@tensorflow/tfjs-core");
const { loadGraphModel } = load("@tensorflow/tfjs-converter") as typeof import("@tensorflow/tfjs-converter");
load("@tensorflow/tfjs-backend-cpu");

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const small = {
  format: "graph-model",
  userDefinedMetadata: { signature: { outputs: { "last:0": {} } } },
  modelTopology: {
    node: [
      { name: "in", op: "Placeholder" },
      { name: "first", op: "Const" },
      { name: "second", op: "Const" },
      { name: "middle", op: "Add", input: ["in", "first:0"] },
      { name: "last", op: "Add", input: ["middle", "second"] },
    ],
  },
  weightsManifest: [
    {
      paths: ["weights.bin"],
      weights: [
        { name: "second", dtype: "float32", shape: [2] },
        { name: "first", dtype: "float32", shape: [] },
      ],
    },
  ],
};
const smallWeights = new Uint8Array([...Array(12).keys()]);

test("what does not lead to the node is left out, with its weights", () => {
  const part = partUpTo(bytes(small), smallWeights, "middle");

  const { userDefinedMetadata, modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(part.graph));
  assert.deepEqual(
    modelTopology.node.map(({ name }: { name: string }) => name),
    ["in", "first", "middle"],
  );
  assert.deepEqual(weightsManifest, [{ paths: ["weights.bin"], weights: [{ name: "first", dtype: "float32", shape: [] }] }]);
  assert.deepEqual([...part.weights], [8, 9, 10, 11]);
  assert.equal(userDefinedMetadata, undefined);
});

test("a node that is not there, weights of other types and of another length are refused", () => {
  assert.throws(() => partUpTo(bytes(small), smallWeights, "nowhere"), /no node “nowhere”/);
  assert.throws(() => partUpTo(bytes(small), smallWeights.subarray(4), "middle"), /12 bytes of weights, and there are 8/);
  const halves = { ...small, weightsManifest: [{ paths: [""], weights: [{ name: "first", dtype: "float16", shape: [] }] }] };
  assert.throws(() => partUpTo(bytes(halves), smallWeights, "middle"), /“first” are of a type/);
});

test("the published part of the network sees what the whole network sees, to the last bit", async () => {
  const [graph, weights] = await Promise.all(
    [backbone.graph, backbone.weights].map(async ({ from }) => new Uint8Array(await readFile(`node_modules/${from}`))),
  );
  const picture = Float32Array.from({ length: 64 * 64 * 3 }, (_, i) => ((i * 7919) % 256) / 255);

  const whole = await seen(graph!, weights!, picture);
  const part = partUpTo(graph!, weights!, backbone.upTo);

  assert.deepEqual(await seen(part.graph, part.weights, picture), whole);
  assert.equal(whole[0]!.length, 256);
  assert.ok(whole.every((numbers) => numbers.some((number) => number > 0)));
});

async function seen(graph: Uint8Array, weights: Uint8Array, picture: Float32Array): Promise<Float32Array[]> {
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(graph)) as io.ModelJSON;
  const model = await loadGraphModel(
    handlers.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap((group) => group.weights),
      weightData: new Uint8Array(weights).buffer,
    }),
  );
  return tidy(() =>
    (model.execute(tensor4d(picture, [1, 64, 64, 3]), outputNodes("all")) as Tensor[]).map((each) =>
      each.dataSync<"float32">().slice(),
    ),
  );
}
