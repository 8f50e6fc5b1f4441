import { strict as assert } from "node:assert";
import { test } from "node:test";
import { placement } from "../loupe";

const lens = 160;

test("the point under the pointer is in the middle of the lens, larger", () => {
  const { size, x, y } = placement({ width: 300, natural: 448 }, { x: 75, y: 240 }, lens);

  assert.equal(size, 660);
  assert.equal(x + (75 / 300) * size, lens / 2);
  assert.equal(y + (240 / 300) * size, lens / 2);
});

test("a small image is shown in all its own pixels", () => {
  assert.equal(placement({ width: 128, natural: 448 }, { x: 0, y: 0 }, lens).size, 448);
});
