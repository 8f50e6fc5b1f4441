import assert from "node:assert/strict";
import { test } from "node:test";
import { printFields } from "../pictures/print";
import { pictureSide } from "../pictures/size";

/** Red tells the column, green the row. */
const picture = new Uint8ClampedArray(pictureSide * pictureSide * 4).map((_, i) => {
  const pixel = i >> 2;
  return [pixel % pictureSide, Math.floor(pixel / pictureSide), 100, 255][i % 4]!;
});

// CopySearchTests.cs asks for the same numbers.
for (const { crop, column, row, means } of [
  { crop: 0, column: 0, row: 0, means: [6.5, 6.5, 100] },
  { crop: 0, column: 15, row: 3, means: [216.5, 48.5, 100] },
  { crop: 2, column: 0, row: 0, means: [10.7, 10.7, 100] },
  { crop: 3, column: 15, row: 15, means: [210.2, 210.2, 100] },
]) {
  test(`field ${column}, ${row} of crop ${crop} has the means of what lies in it`, () => {
    const from = ((crop * 16 + row) * 16 + column) * 3;

    const fields = printFields(picture).subarray(from, from + 3);

    for (const [colour, mean] of means.entries()) {
      assert.ok(Math.abs(fields[colour]! - mean) < 0.3, `${fields[colour]} is not ${mean}`);
    }
  });
}
