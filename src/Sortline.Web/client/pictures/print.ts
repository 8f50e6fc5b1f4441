import { pictureSide } from "./size";

// What tells near-copies: the same numbers as PicturePrint.cs makes of the same pixels.

const fields = 16;
const colours = 3;

/** How much is taken off each side, one crop after the other. */
const margins = [0, 0.01, 0.02, 0.03];

/** Mean red, green and blue of each field of a picture, row by row, of one crop after the other. */
export function printFields(rgba: Uint8ClampedArray): Float32Array<ArrayBuffer> {
  const sums = sumsOf(rgba);
  const result = new Float32Array(margins.length * fields * fields * colours);
  let at = 0;
  for (const margin of margins.map((share) => share * pictureSide)) {
    const field = (pictureSide - 2 * margin) / fields;
    for (let place = 0; place < fields * fields; place++) {
      const left = margin + (place % fields) * field;
      const top = margin + Math.floor(place / fields) * field;
      for (let colour = 0; colour < colours; colour++) {
        const sum =
          sumAt(sums, left + field, top + field, colour) -
          sumAt(sums, left, top + field, colour) -
          sumAt(sums, left + field, top, colour) +
          sumAt(sums, left, top, colour);
        result[at++] = sum / (field * field);
      }
    }
  }
  return result;
}

/** Of each corner of a pixel the sum of each colour of all that lies above it and to its left. */
function sumsOf(rgba: Uint8ClampedArray): Float64Array {
  const sums = new Float64Array((pictureSide + 1) ** 2 * colours);
  for (let y = 0; y < pictureSide; y++) {
    const row = [0, 0, 0];
    for (let x = 0; x < pictureSide; x++) {
      for (let colour = 0; colour < colours; colour++) {
        row[colour] = row[colour]! + rgba[(y * pictureSide + x) * 4 + colour]!;
        sums[corner(x + 1, y + 1) + colour] = sums[corner(x + 1, y) + colour]! + row[colour]!;
      }
    }
  }
  return sums;
}

function corner(x: number, y: number): number {
  return (y * (pictureSide + 1) + x) * colours;
}

function sumAt(sums: Float64Array, x: number, y: number, colour: number): number {
  const column = Math.min(Math.floor(x), pictureSide - 1);
  const row = Math.min(Math.floor(y), pictureSide - 1);
  const right = x - column;
  const down = y - row;
  const upper = (1 - right) * sums[corner(column, row) + colour]! + right * sums[corner(column + 1, row) + colour]!;
  const lower = (1 - right) * sums[corner(column, row + 1) + colour]! + right * sums[corner(column + 1, row + 1) + colour]!;
  return (1 - down) * upper + down * lower;
}
