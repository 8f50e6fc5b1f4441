import assert from "node:assert/strict";
import { test } from "node:test";
import { Quality } from "../scene/rendering/quality";

test("a fast machine starts and stays with everything", () => {
  const quality = new Quality(2, false);

  measure(quality, 5, 100);

  assert.deepEqual([quality.level.pixelRatio, quality.level.still], [2, false]);
});

test("a machine that draws in software starts with a picture of what stands still", () => {
  assert.equal(new Quality(1, true).level.still, true);
});

test("there are never more pixels than the display has", () => {
  assert.equal(new Quality(1.25, false).level.pixelRatio, 1.25);
});

test("slow frames lead to a plainer level, and slower ones to the plainest", () => {
  const quality = new Quality(1, false);

  measure(quality, 40, 3);
  assert.equal(quality.level.still, true);
  measure(quality, 500, 20);

  assert.equal(quality.level.pixelRatio, 0.5);
});

test("one slow frame proves nothing", () => {
  const quality = new Quality(1, false);
  const before = quality.level;

  measure(quality, 5, 2);
  assert.equal(quality.measure(40), false);
  measure(quality, 5, 3);

  assert.deepEqual(quality.level, before);
});

test("a level that proved too dear twice is not tried again", () => {
  const quality = new Quality(1, false);
  let changes = 0;
  for (let frame = 0; frame < 1_000; frame++) {
    changes += quality.measure(quality.level.still ? 5 : 40) ? 1 : 0;
  }

  assert.equal(quality.level.still, true);
  assert.ok(changes <= 5, `The picture changed ${changes} times.`);
});

test("slow frames leave time for everything else", () => {
  const quality = new Quality(1, true);

  measure(quality, 40, 3);
  assert.equal(quality.interval, 60);
  measure(quality, 10, 3);

  assert.equal(quality.interval, 0);
});

function measure(quality: Quality, milliseconds: number, times: number): void {
  for (let i = 0; i < times; i++) {
    quality.measure(milliseconds);
  }
}
