import { pictureSide } from "./size";

// From a photo to the picture that the network takes. The command line resizes in just the same way, so that a brain taught in one
// works in the other: a change here needs the same change there.

const channels = 3;

/** The square in the middle of a photo: what of it is looked at. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

export function centreCrop(width: number, height: number): Square {
  const side = Math.min(width, height);
  return { left: Math.floor((width - side) / 2), top: Math.floor((height - side) / 2), side };
}

/** Which source pixels make up one pixel, from the first on, and how much each counts; together 1. */
interface Kernel {
  readonly first: number;
  readonly weights: Float64Array;
}

/** A triangle as wide as two pixels of the smaller picture (of the larger, when it is the source that is smaller). */
function filterKernel(side: number): Kernel[] {
  const scale = side / pictureSide;
  const support = Math.max(scale, 1);
  return Array.from({ length: pictureSide }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const end = Math.min(side, Math.floor(centre + support + 0.5));
    const weights = Float64Array.from({ length: end - first }, (_, j) =>
      Math.max(0, 1 - Math.abs((first + j + 0.5 - centre) / support)),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

/** Resizes a square picture to 224 x 224. Rows come in a few at a time, as a large photo would fill the memory. */
export class Resampler {
  readonly #side: number;
  readonly #kernels: Kernel[];
  /** Every source row, already at its final width; rounded only at the very end. */
  readonly #resizedRows: Float32Array;
  #rows = 0;

  constructor(side: number) {
    this.#side = side;
    this.#kernels = filterKernel(side);
    this.#resizedRows = new Float32Array(side * pictureSide * channels);
  }

  /** Takes the next rows, as wide as the square; RGBA, the alpha is not looked at. */
  addRows(rgba: Uint8ClampedArray): void {
    const width = this.#side * 4;
    for (let from = 0; from < rgba.length; from += width, this.#rows++) {
      let at = this.#rows * pictureSide * channels;
      for (const { first, weights } of this.#kernels) {
        let [red, green, blue] = [0, 0, 0];
        for (let j = 0, source = from + first * 4; j < weights.length; j++, source += 4) {
          const weight = weights[j]!;
          red += weight * rgba[source]!;
          green += weight * rgba[source + 1]!;
          blue += weight * rgba[source + 2]!;
        }
        this.#resizedRows[at++] = red;
        this.#resizedRows[at++] = green;
        this.#resizedRows[at++] = blue;
      }
    }
  }

  /** The picture, RGBA, once all rows have come. */
  finish(): Uint8ClampedArray<ArrayBuffer> {
    if (this.#rows !== this.#side) {
      throw new Error(`${this.#rows} of ${this.#side} rows have come.`);
    }
    const stride = pictureSide * channels;
    const picture = new Uint8ClampedArray(pictureSide * pictureSide * 4).fill(255);
    this.#kernels.forEach(({ first, weights }, y) => {
      for (let x = 0; x < pictureSide; x++) {
        for (let channel = 0; channel < channels; channel++) {
          let value = 0;
          for (let j = 0, at = first * stride + x * channels + channel; j < weights.length; j++, at += stride) {
            value += weights[j]! * this.#resizedRows[at]!;
          }
          picture[(y * pictureSide + x) * 4 + channel] = Math.floor(value + 0.5);
        }
      }
    });
    return picture;
  }
}
