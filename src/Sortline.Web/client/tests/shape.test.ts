import assert from "node:assert/strict";
import { test } from "node:test";
import { shapeOf } from "../shape";

const rem = 16;

for (const [name, width, height, shape] of [
  ["a school laptop", 1366, 768, "wide"],
  ["a small laptop", 1024, 700, "wide"],
  ["a tablet upright", 820, 1180, "tablet"],
  ["a phone upright", 390, 844, "phone"],
  ["a small phone", 320, 640, "phone"],
  ["a phone on its side", 844, 390, "flat"],
  ["a school laptop at 200 %", 683, 384, "flat"],
] as const) {
  test(`${name} gets the layout “${shape}”`, () => {
    assert.equal(shapeOf(width / rem, height / rem), shape);
  });
}

test("type twice as large makes a laptop's window a low one", () => {
  assert.equal(shapeOf(1366 / (2 * rem), 768 / (2 * rem)), "flat");
});
