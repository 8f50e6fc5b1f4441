import assert from "node:assert/strict";
import { test } from "node:test";
import type { Photograph } from "../scene/camera/photograph";
import { FlatCamera } from "../scene/flat/flat-camera";
import { rasterise } from "../scene/flat/raster";
import { anyGear } from "../scene/parts/kinds/gear-shape";
import { readPart } from "../scene/parts/part";

const camera = new FlatCamera();

test("the same part gives the same picture", async () => {
  assert.deepEqual(await taken({ rust: 0.2 }), await taken({ rust: 0.2 }));
});

test("the more rust, the more of the picture is orange", async () => {
  const [clean, stained, rusty] = [await taken({}), await taken({ rust: 0.1 }), await taken({ rust: 0.4 })].map(orange);

  assert.equal(clean, 0);
  assert.ok(stained! > 300 && rusty! > 2 * stained!, `${stained} and ${rusty} of ${224 * 224} pixels`);
});

test("a missing tooth leaves the belt to be seen where it was", async () => {
  const [whole, broken] = [await taken({}), await taken({}, { missingTooth: 0, missingTeeth: 1 })];

  // Tooth number 0 points to the right.
  assert.ok(brightness(whole, 196, 112) > 2 * brightness(broken, 196, 112));
  assert.deepEqual(pixel(whole, 28, 112), pixel(broken, 28, 112));
});

test("a part is seen where it lies across the belt", async () => {
  const [middle, off] = [await taken({}), await taken({}, {}, 0.006)];

  assert.equal(Math.round((rowOfMiddle(off) - rowOfMiddle(middle)) / (224 / 0.14) / 0.001), 6);
});

test("each pixel shows the nearest triangle that faces it", () => {
  const points = new Float32Array([0, 0, 1, 8, 0, 1, 0, 8, 1, 0, 0, 2, 4, 0, 2, 0, 4, 2]);
  const shown = new Int32Array(64);

  rasterise({ points, triangles: [0, 1, 2, 3, 4, 5, 3, 5, 4] }, 8, 1, new Float32Array(64), shown);

  assert.deepEqual([shown[0], shown[8 * 1 + 1], shown[8 * 1 + 5], shown[8 * 7 + 7]], [2, 2, 1, 0]);
});

function taken(finish: object, shape: object = {}, across = 0): Promise<Photograph> {
  const part = readPart(
    JSON.stringify({
      id: 1,
      kind: "gear",
      field: 0.14,
      finish: { tone: 0.6, warmth: 0, roughness: 0.4, rust: 0, seed: 7, ...finish },
      shape: { ...anyGear, ...shape },
    }),
  );
  return camera.capture(part, { position: [-0.6, 0.009, across], rotation: [0, 0, 0, 1] }, 0);
}

function pixel({ pixels }: Photograph, x: number, y: number): number[] {
  return [...pixels.subarray((y * 224 + x) * 4, (y * 224 + x) * 4 + 3)];
}

function brightness(photograph: Photograph, x: number, y: number): number {
  return pixel(photograph, x, y).reduce((sum, value) => sum + value);
}

function orange({ pixels }: Photograph): number {
  let count = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    count += (pixels[i] ?? 0) > (pixels[i + 2] ?? 0) + 60 ? 1 : 0;
  }
  return count;
}

/** The mean row of all that is bright. */
function rowOfMiddle(photograph: Photograph): number {
  let [sum, count] = [0, 0];
  for (let y = 0; y < 224; y++) {
    for (let x = 0; x < 224; x++) {
      if (brightness(photograph, x, y) > 300) {
        sum += y;
        count++;
      }
    }
  }
  return sum / count;
}
