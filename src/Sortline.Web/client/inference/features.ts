import { avgPool, concat, mul, reshape, sqrt, sub, type Tensor, type Tensor2D, type Tensor4D } from "@tensorflow/tfjs-core";
import type { FeatureSelection, ViewCount } from "./protocol";

// Which numbers of the graph make up a feature vector, and how they are pooled: the feature specification "pooled-2". Other programs
// must get the same features from the same picture, so whoever changes anything here gives the specification another name.

const layers = [3, 5, 7, 9, 11, 13];
/** Where up and down mean something, the upper and the lower half of these count too. */
const halvedLayers = [11, 13];

/** The mean over the last layer: 256 numbers. */
const plainNode = "module_apply_default/MobilenetV1/Logits/global_pool";
const pooledNodes = layers.map((n) => `module_apply_default/MobilenetV1/MobilenetV1/Conv2d_${n}_pointwise/Relu6`);

/** The nodes of the graph to fetch, the plain one first. */
export function outputNodes(features: FeatureSelection): string[] {
  return features === "plain" ? [plainNode] : [plainNode, ...pooledNodes];
}

/** One view's numbers as they come from the graph, and how long its pieces are: the plain ones first, then the pooled ones. */
export interface PooledViews {
  readonly numbers: Tensor2D;
  readonly pieces: readonly number[];
}

/** Pools the fetched tensors over the picture and lays the numbers of each view into one row, so that they are read back once. */
export function poolViews(fetched: readonly Tensor[], views: ViewCount): PooledViews {
  const [plain, ...maps] = fetched as [Tensor, ...Tensor4D[]];
  const halved = views < 8 ? maps.filter((_, index) => halvedLayers.includes(layers[index]!)) : [];
  const flat = [plain, ...maps.flatMap(meanAndSpread), ...halved.map(upperAndLower)].map(
    (each) => reshape(each, [views, -1]) as Tensor2D,
  );
  const pieces = flat.flatMap(({ shape: [, length] }, index) => (index > 2 * maps.length ? [length / 2, length / 2] : [length]));
  return { numbers: flat.length === 1 ? flat[0]! : concat(flat, 1), pieces };
}

/** From one row per view to one vector: plain numbers first, then the pooled ones; each the mean over the views. */
export function averageViews(rows: Float32Array, pieces: readonly number[], views: number): Float32Array<ArrayBuffer> {
  const length = rows.length / views;
  for (let view = 0; view < views; view++) {
    scalePieces(rows.subarray(view * length, (view + 1) * length), pieces);
  }
  return meanOfRows(rows, views);
}

// Pools as large as the map itself: with this backend they cost next to nothing, whereas mean() transposes the map first.
function meanAndSpread(map: Tensor4D): Tensor[] {
  const whole: [number, number] = [map.shape[1], map.shape[2]];
  const mean = avgPool(map, whole, 1, "valid");
  const apart = sub(map, mean); // Not E[x^2] - E[x]^2: in floats that leaves noise where nothing varies, and its root is larger still.
  return [mean, sqrt(avgPool(mul(apart, apart) as Tensor4D, whole, 1, "valid"))];
}

/** The means over the upper and over the lower rows; the middle one of an odd number is in both. */
function upperAndLower(map: Tensor4D): Tensor {
  const [, height, width] = map.shape;
  return avgPool(map, [Math.ceil(height / 2), width], [Math.floor(height / 2), 1], "valid");
}

/** Each pooled piece becomes a direction, and all of them together too: no layer drowns out another. The plain numbers stay. */
function scalePieces(row: Float32Array, pieces: readonly number[]): void {
  let at = pieces[0]!;
  const pooled = row.subarray(at);
  for (const length of pieces.slice(1)) {
    toUnitLength(row.subarray(at, at + length));
    at += length;
  }
  toUnitLength(pooled);
}

/** A vector of zeros has no direction and stays as it is. */
function toUnitLength(numbers: Float32Array): void {
  const norm = Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0));
  if (norm > 0) {
    for (let i = 0; i < numbers.length; i++) {
      numbers[i]! /= norm;
    }
  }
}

function meanOfRows(rows: Float32Array, count: number): Float32Array<ArrayBuffer> {
  const length = rows.length / count;
  const mean = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let row = 0; row < count; row++) {
      sum += rows[row * length + i]!;
    }
    mean[i] = sum / count;
  }
  return mean;
}
