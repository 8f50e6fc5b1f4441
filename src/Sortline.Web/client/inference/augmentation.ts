import type { ViewCount } from "./protocol";

/** The backbone looks at pictures this many pixels wide and high. */
export const side = 224;

/** How many numbers one view has: red, green and blue of each pixel. */
export const numbersPerView = side * side * 3;

/** A view as a walk over the picture: where it begins, and the steps (in pixels) to the right and down. */
interface Walk {
  readonly begin: number;
  readonly right: number;
  readonly down: number;
}

// A pixel's value as the network takes it: what the graph as published does, 2 (x / 255) - 1, each step rounded to a float.
const stretched = Float32Array.from({ length: 256 }, (_, value) => Math.fround(2 * Math.fround(value / 255)) - 1);

// View 0 is the picture as it is, view 1 its mirror; then the same after one, two and three quarter turns.
// So the first two of the eight are just the two views.
const walks: readonly Walk[] = [0, 1, 2, 3].flatMap((turns) => [turned(turns), mirrored(turned(turns))]);

/** Writes the views of an RGBA picture one after another, as red, green and blue from -1 to 1. */
export function fillViews(pixels: Uint8ClampedArray, views: ViewCount, target: Float32Array): void {
  let at = 0;
  for (const { begin, right, down } of walks.slice(0, views)) {
    for (let y = 0; y < side; y++) {
      let from = (begin + y * down) * 4;
      for (let x = 0; x < side; x++, from += right * 4) {
        target[at++] = stretched[pixels[from]!]!;
        target[at++] = stretched[pixels[from + 1]!]!;
        target[at++] = stretched[pixels[from + 2]!]!;
      }
    }
  }
}

function turned(quarters: number): Walk {
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

function mirrored({ begin, right, down }: Walk): Walk {
  return { begin: begin + (side - 1) * right, right: -right, down };
}
