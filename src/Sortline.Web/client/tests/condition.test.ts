import assert from "node:assert/strict";
import { test } from "node:test";
import { asBuilt, type ConditionSpec, weather } from "../scene/camera/condition";
import { FlatCamera } from "../scene/flat/flat-camera";
import { anyGear } from "../scene/parts/kinds/gear-shape";
import { readPart } from "../scene/parts/part";

const width = 448;

/** One colour all over, in such a condition. */
function seen(colour: readonly number[], condition: Partial<ConditionSpec>): Uint8Array {
  const drawn = Uint8Array.from({ length: width * width * 4 }, (_, i) => colour[i % 4] ?? 255);
  weather(drawn, { ...asBuilt, ...condition });
  return drawn;
}

const mean = (drawn: Uint8Array, channel: number) => {
  let sum = 0;
  for (let i = channel; i < drawn.length; i += 4) {
    sum += drawn[i]!;
  }
  return sum / (drawn.length / 4);
};

test("a camera as it was built changes nothing", () => {
  assert.deepEqual(seen([10, 120, 250, 255], {}), seen([10, 120, 250, 255], { belt: 2, along: 0.01 }));
  assert.deepEqual([...seen([10, 120, 250, 255], {}).subarray(0, 4)], [10, 120, 250, 255]);
});

test("a warm lamp leaves the red and takes of the blue", () => {
  const [red, green, blue, alpha] = seen([128, 128, 128, 255], { warmth: 1 });

  assert.ok(red! > 128 && green! < 128 && green! > blue! && blue! < 100, `${red} ${green} ${blue}`);
  assert.equal(alpha, 255);
});

test("an old lamp is darker, half as bright in light, not in numbers", () => {
  assert.equal(seen([188, 188, 188, 255], { brightness: 0.5 })[0], 137); // sRGB: 188 is half the light of white, 137 a quarter.
});

test("dust lightens what is dark, more with more of it, and always lies in the same places", () => {
  const [none, some, much] = [0, 0.4, 1].map((dust) => mean(seen([20, 20, 20, 255], { dust }), 0));

  assert.ok(none === 20 && some! > 30 && much! > some! + 20, `${none} ${some} ${much}`);
  assert.deepEqual(seen([20, 20, 20, 255], { dust: 0.7 }), seen([20, 20, 20, 255], { dust: 0.7 }));
});

test("the belt's colour and a knock are in the picture itself", async () => {
  const [plain, green, knocked] = await Promise.all([{}, { belt: 1 }, { along: 0.006 }].map(taken));

  // A corner shows the belt, whose green is green.
  assert.ok(green![1]! > green![0]! + 15 && Math.abs(plain![1]! - plain![0]!) < 15);
  const right = (picture: Uint8ClampedArray) => [...Array(224).keys()].findLast((x) => picture[(112 * 224 + x) * 4]! > 110)!;
  assert.equal(right(knocked!) - right(plain!), Math.round((0.006 / 0.14) * 224));
});

test("a part says how the camera stands, or it stands as built", () => {
  assert.deepEqual(readPart(json({})).condition, asBuilt);
  assert.deepEqual(readPart(json({ condition: { ...asBuilt, dust: 0.3 } })).condition, { ...asBuilt, dust: 0.3 });
  assert.throws(() => readPart(json({ condition: { dust: 0.3 } })), /without brightness, warmth, belt, along, across/);
});

async function taken(condition: Partial<ConditionSpec>): Promise<Uint8ClampedArray> {
  const part = readPart(json({ condition: { ...asBuilt, ...condition } }));
  return (await new FlatCamera().capture(part, null, 0)).pixels;
}

function json(more: object): string {
  const finish = { tone: 0.6, warmth: 0, roughness: 0.5, rust: 0, seed: 1 };
  return JSON.stringify({ id: 1, kind: "gear", field: 0.14, finish, shape: anyGear, ...more });
}
