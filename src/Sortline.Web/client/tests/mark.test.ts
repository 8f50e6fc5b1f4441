import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { PartMark } from "../scene/mark";
import { At, partStride, Poses } from "../scene/pose";

// What the mark needs of a page, and no more.
const made: FakeElement[] = [];

class FakeElement {
  className = "";
  hidden = false;
  isThere = false;
  readonly style = { left: "", top: "" };
  remove(): void {
    this.isThere = false;
  }
}

const stage = { append: (element: FakeElement): void => void (element.isThere = true) };

beforeEach(() => {
  made.length = 0;
  const createElement = (): FakeElement => {
    made.push(new FakeElement());
    return made.at(-1)!;
  };
  Object.assign(globalThis, { document: { createElement } });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, "document");
});

test("the ring goes where the part is, and hides while it is not there", () => {
  const mark = new PartMark();
  mark.part = 7;

  mark.follow(drawing([7, 0.25, 0.5]));
  assert.deepEqual([made[0]?.className, made[0]?.isThere, made[0]?.hidden], ["part-mark", true, false]);
  assert.deepEqual({ ...made[0]?.style }, { left: "25%", top: "50%" });

  mark.follow(drawing([8, 0.25, 0.5]));
  assert.equal(made[0]?.hidden, true);

  mark.follow(drawing([8, 0.1, 0.5], [7, 0.75, 0.5]));
  assert.deepEqual([made[0]?.hidden, made[0]?.style.left, made.length], [false, "75%", 1]);
});

test("no ring is left once none is wanted", () => {
  const mark = new PartMark();
  mark.follow(drawing([7, 0.25, 0.5]));
  assert.equal(made.length, 0);

  mark.part = 7;
  mark.follow(drawing([7, 0.25, 0.5]));
  mark.part = -1;
  mark.follow(drawing([7, 0.25, 0.5]));
  assert.deepEqual([made.length, made[0]?.isThere], [1, false]);
});

/** A drawing in which places are seen where they are, of parts given by id, x and y. */
function drawing(...parts: readonly (readonly [number, number, number])[]): Parameters<PartMark["follow"]>[0] {
  const numbers = new Float64Array(At.Parts + parts.length * partStride);
  numbers[At.Count] = parts.length;
  parts.forEach((part, i) => numbers.set(part, At.Parts + i * partStride));
  const poses = new Poses();
  poses.take({ length: numbers.length, copyTo: (target) => target.set(numbers) });
  return {
    canvas: { parentElement: stage } as unknown as HTMLCanvasElement,
    poses,
    placeOf: (x, y) => ({ x, y }),
  };
}
