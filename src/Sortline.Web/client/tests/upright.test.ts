import assert from "node:assert/strict";
import { test } from "node:test";
import { uprightSize, uprightTurn } from "../pictures/upright";

const stored = { width: 3, height: 2 };

// The stored pixels are a b c above d e f. What the viewer sees, row by row.
for (const [orientation, seen] of [
  [1, "abc/def"],
  [2, "cba/fed"],
  [3, "fed/cba"],
  [4, "def/abc"],
  [5, "ad/be/cf"],
  [6, "da/eb/fc"],
  [7, "fc/eb/da"],
  [8, "cf/be/ad"],
] as const) {
  test(`orientation ${orientation} is seen as ${seen}`, () => {
    const { width, height } = uprightSize(stored, orientation);
    const [a, b, c, d, e, f] = uprightTurn(stored, orientation);
    const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => "?"));
    [..."abcdef"].forEach((pixel, i) => {
      const [x, y] = [(i % stored.width) + 0.5, Math.floor(i / stored.width) + 0.5];
      rows[Math.floor(b * x + d * y + f)]![Math.floor(a * x + c * y + e)] = pixel;
    });

    assert.equal(rows.map((row) => row.join("")).join("/"), seen);
  });
}
