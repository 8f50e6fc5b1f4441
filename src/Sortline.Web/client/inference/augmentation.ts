import { pictureSide as side } from "../pictures/size";
import type { ViewCount } from "./protocol";

/** How many numbers one view has: red, green and blue of each pixel. */
export const numbersPerView = side * side * 3;

/** A view as an order in which the pixels are read: the first one, and the steps (in pixels) to the right and down. */
interface PixelOrder {
  readonly begin: number;
  readonly right: number;
  readonly down: number;
}

// A pixel's value as the network takes it: what the graph as published does, 2 (x / 255) - 1, each step rounded to a float.
const normalised = Float32Array.from({ length: 256 }, (_, value) => Math.fround(2 * Math.fround(value / 255)) - 1);

// View 0 is the picture as it is, view 1 its mirror; then the same after one, two and three quarter turns.
// So the first two of the eight are just the two views.
const pixelOrders: readonly PixelOrder[] = [0, 1, 2, 3].flatMap((turns) => [turned(turns), mirrored(turned(turns))]);

/** Writes the views of an RGBA picture one after another, as red, green and blue from -1 to 1. */
export function augment(pixels: Uint8ClampedArray, views: ViewCount, target: Float32Array): void {
  let at = 0;
  for (const { begin, right, down } of pixelOrders.slice(0, views)) {
    for (let y = 0; y < side; y++) {
      let from = (begin + y * down) * 4;
      for (let x = 0; x < side; x++, from += right * 4) {
        target[at++] = normalised[pixels[from]!]!;
        target[at++] = normalised[pixels[from + 1]!]!;
        target[at++] = normalised[pixels[from + 2]!]!;
      }
    }
  }
}

function turned(quarters: number): PixelOrder {
  const last = side - 1;
  switch (quarters) {
    case 0:
      return { begin: 0, right: 1, down: side };
    case 1: // Clockwise: the new top row is the old left column, read upwards.
      return { begin: last * side, right: -side, down: 1 };
    case 2:
      return { begin: last * side + last, right: -1, down: -side };
    default:
      return { begin: last, right: side, down: -1 };
  }
}

function mirrored({ begin, right, down }: PixelOrder): PixelOrder {
  return { begin: begin + (side - 1) * right, right: -right, down };
}
