import assert from "node:assert/strict";
import { test } from "node:test";
import { At, Poses } from "../scene/pose";

test("the numbers of a part are found by its id", () => {
  const poses = new Poses();

  poses.take(view({ travel: 1.5, parts: [part(7, 0.1), part(9, 0.2)] }));

  assert.equal(poses.travel, 1.5);
  assert.equal(poses.partCount, 2);
  assert.equal(poses.get(poses.find(9) + 1), 0.2);
  assert.equal(poses.find(8), -1);
});

test("a frame like the one before is no change", () => {
  const poses = new Poses();
  const frame = { travel: 1, parts: [part(7, 0.1)] };

  assert.equal(poses.take(view(frame)), true);
  assert.equal(poses.take(view(frame)), false);
  assert.equal(poses.take(view({ ...frame, travel: 2 })), true);
  assert.equal(poses.take(view({ travel: 2, parts: [] })), true);
});

test("many parts make room for themselves", () => {
  const poses = new Poses();
  const parts = Array.from({ length: 100 }, (_, id) => part(id, id / 100));

  assert.equal(poses.take(view({ travel: 1, parts })), true);
  assert.equal(poses.take(view({ travel: 1, parts })), false);
  assert.equal(poses.get(poses.find(99) + 1), 0.99);
});

test("an array that is too short is refused", () => {
  assert.throws(() => new Poses().take(array([1, 2, 3])), /at least/);
  assert.throws(() => {
    const numbers = frame({ travel: 1, parts: [part(7, 0)] });
    new Poses().take(array(numbers.slice(0, -1)));
  }, /announces 1 parts/);
});

interface Frame {
  readonly travel: number;
  readonly parts: readonly (readonly number[])[];
}

function part(id: number, x: number): number[] {
  return [id, x, 0, 0, 0, 0, 0, 1];
}

function frame({ travel, parts }: Frame): number[] {
  const head = Array.from({ length: At.Parts }, () => 0);
  head[At.Travel] = travel;
  head[At.Count] = parts.length;
  return [...head, ...parts.flat()];
}

function view(content: Frame) {
  return array(frame(content));
}

function array(numbers: readonly number[]) {
  return { length: numbers.length, copyTo: (target: Float64Array) => target.set(numbers) };
}
