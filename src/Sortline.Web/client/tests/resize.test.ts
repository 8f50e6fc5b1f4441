import assert from "node:assert/strict";
import { test } from "node:test";
import { centreCrop, Resampler } from "../pictures/resize";
import { pictureSide } from "../pictures/size";

test("the centre of a photo is its middle square", () => {
  assert.deepEqual(centreCrop(640, 480), { left: 80, top: 0, side: 480 });
  assert.deepEqual(centreCrop(3, 10), { left: 0, top: 3, side: 3 });
});

test("a picture of the right size stays as it is", () => {
  const picture = noise(pictureSide);

  assert.deepEqual(resize(picture, pictureSide), picture);
});

for (const side of [100, 223, 300, 1000]) {
  test(`one colour stays that colour at ${side} pixels a side`, () => {
    const picture = new Uint8ClampedArray(side * side * 4).map((_, i) => [10, 128, 255, 255][i % 4]!);

    const resized = resize(picture, side);

    assert.ok(resized.every((value, i) => value === [10, 128, 255, 255][i % 4]));
  });

  test(`pixels are the weighted means of their neighbourhood at ${side} pixels a side`, () => {
    const picture = noise(side);

    const resized = resize(picture, side);

    for (const [x, y] of [
      [0, 0],
      [223, 0],
      [17, 101],
      [111, 112],
      [223, 223],
    ] as const) {
      for (let channel = 0; channel < 3; channel++) {
        const expected = weightedMean(picture, side, x, y, channel);
        assert.ok(Math.abs(resized[(y * pictureSide + x) * 4 + channel]! - expected) <= 0.51, `${x}, ${y}, ${channel}`);
      }
    }
  });
}

test("rows may come in pieces of any height", () => {
  const picture = noise(300);

  assert.deepEqual(resize(picture, 300, 7), resize(picture, 300, 300));
});

test("a picture of which rows are missing is refused", () => {
  const resampler = new Resampler(300);
  resampler.addRows(noise(300).subarray(0, 300 * 4 * 10));

  assert.throws(() => resampler.finish(), /10 of 300 rows/);
});

function resize(picture: Uint8ClampedArray, side: number, rowsAtATime = 64): Uint8ClampedArray {
  const resampler = new Resampler(side);
  for (let row = 0; row < side; row += rowsAtATime) {
    resampler.addRows(picture.subarray(row * side * 4, Math.min(side, row + rowsAtATime) * side * 4));
  }
  return resampler.finish();
}

/** The definition of the triangle filter, in two dimensions at once. */
function weightedMean(picture: Uint8ClampedArray, side: number, x: number, y: number, channel: number): number {
  const scale = side / pictureSide;
  const support = Math.max(scale, 1);
  const weight = (source: number, target: number) => Math.max(0, 1 - Math.abs(source + 0.5 - (target + 0.5) * scale) / support);
  let [sum, weights] = [0, 0];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const both = weight(row, y) * weight(column, x);
      sum += both * picture[(row * side + column) * 4 + channel]!;
      weights += both;
    }
  }
  return sum / weights;
}

function noise(side: number): Uint8ClampedArray {
  let state = 20260101;
  return new Uint8ClampedArray(side * side * 4).map((_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return i % 4 === 3 ? 255 : state >>> 24;
  });
}
