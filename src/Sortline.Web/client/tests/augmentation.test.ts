import assert from "node:assert/strict";
import { test } from "node:test";
import { augment, numbersPerView } from "../inference/augmentation";
import { pictureSide } from "../pictures/size";

const last = pictureSide - 1;

/** Red tells the column, green the row. */
const picture = new Uint8ClampedArray(pictureSide * pictureSide * 4).map((_, i) => {
  const pixel = i >> 2;
  return [pixel % pictureSide, Math.floor(pixel / pictureSide), 0, 255][i % 4]!;
});

// What of the picture is at the top left, top right and bottom left of each view, as [column, row].
const corners = [
  { view: "as it is", topLeft: [0, 0], topRight: [last, 0], bottomLeft: [0, last] },
  { view: "mirrored", topLeft: [last, 0], topRight: [0, 0], bottomLeft: [last, last] },
  { view: "a quarter turn", topLeft: [0, last], topRight: [0, 0], bottomLeft: [last, last] },
  { view: "a quarter turn, mirrored", topLeft: [0, 0], topRight: [0, last], bottomLeft: [last, 0] },
  { view: "half a turn", topLeft: [last, last], topRight: [0, last], bottomLeft: [last, 0] },
  { view: "half a turn, mirrored", topLeft: [0, last], topRight: [last, last], bottomLeft: [0, 0] },
  { view: "three quarter turns", topLeft: [last, 0], topRight: [last, last], bottomLeft: [0, 0] },
  { view: "three quarter turns, mirrored", topLeft: [last, last], topRight: [last, 0], bottomLeft: [0, last] },
] as const;

for (const [index, { view, topLeft, topRight, bottomLeft }] of corners.entries()) {
  test(`view ${index} is the picture ${view}`, () => {
    const target = new Float32Array(8 * numbersPerView);
    augment(picture, 8, target);
    const at = (x: number, y: number) => {
      const from = index * numbersPerView + (y * pictureSide + x) * 3;
      return [target[from]!, target[from + 1]!].map((value) => Math.round(((value + 1) / 2) * 255));
    };

    assert.deepEqual(at(0, 0), topLeft);
    assert.deepEqual(at(last, 0), topRight);
    assert.deepEqual(at(0, last), bottomLeft);
  });
}

test("pixels become numbers from -1 to 1", () => {
  const target = new Float32Array(numbersPerView);

  augment(new Uint8ClampedArray([0, 255, 51, 255, ...picture.subarray(4)]), 1, target);

  assert.deepEqual([...target.subarray(0, 3)], [-1, 1, Math.fround(2 * Math.fround(0.2) - 1)]);
});

test("fewer views are the first ones of more", () => {
  const [two, eight] = [new Float32Array(2 * numbersPerView), new Float32Array(8 * numbersPerView)];
  augment(picture, 2, two);
  augment(picture, 8, eight);

  assert.deepEqual(two, eight.subarray(0, two.length));
});
