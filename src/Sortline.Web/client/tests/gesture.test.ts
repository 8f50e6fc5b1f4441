import assert from "node:assert/strict";
import { test } from "node:test";
import { Gesture, type Turns } from "../scene/machines/gesture";

const [unsure, ship, reject] = [1, 2, 3];

/** What it adds, every ten milliseconds for two seconds. */
function course(guess: number, sureness = 1): Turns[] {
  const gesture = new Gesture();
  gesture.begin(guess, sureness, 5000);
  return Array.from({ length: 200 }, (_, i) => gesture.turns(5000 + 10 * i));
}

const largest = (turns: Turns[], joint: keyof Turns) => Math.max(...turns.map((each) => Math.abs(each[joint])));
/** How often it turns back on its way. */
const turnsBack = (turns: Turns[], joint: keyof Turns) =>
  turns.filter((each, i) => i > 0 && Math.sign(each[joint]) * Math.sign(turns[i - 1]![joint]) < 0).length;

test("it nods at what it would ship, and first down", () => {
  const nod = course(ship);

  assert.ok(nod.find(({ pitch }) => pitch !== 0)!.pitch < 0);
  assert.equal(turnsBack(nod, "pitch"), 3);
  assert.deepEqual([largest(nod, "yaw"), largest(nod, "roll")], [0, 0]);
});

test("it shakes at what it would take off", () => {
  const shake = course(reject);

  assert.equal(turnsBack(shake, "yaw"), 3);
  assert.equal(largest(shake, "pitch"), 0);
});

test("it sways before what it does not know, slower and only once", () => {
  const sway = course(unsure, 0);

  assert.equal(turnsBack(sway, "roll"), 0);
  assert.ok(sway.filter(({ roll }) => roll > 0.01).length > 100);
});

test("the surer, the larger; and it ends where it began, in small steps", () => {
  assert.ok(largest(course(ship, 1), "pitch") > 2 * largest(course(ship, 0), "pitch"));
  for (const guess of [unsure, ship, reject]) {
    for (const joint of ["yaw", "elbow", "pitch", "roll"] as const) {
      const turns = course(guess);
      const steps = turns.map((each, i) => Math.abs(each[joint] - (turns[i - 1]?.[joint] ?? 0)));
      assert.ok(Math.max(...steps) < 0.08, `${guess} ${joint}`);
      assert.equal(turns.at(-1)![joint], 0);
    }
  }
});

test("it stands still without a guess, and when it is stopped", () => {
  const gesture = new Gesture();
  gesture.begin(0, 1, 0);
  assert.equal(gesture.isMoving(100), false);

  gesture.begin(reject, 1, 0);
  assert.equal(gesture.isMoving(100), true);
  gesture.stop();
  assert.equal(gesture.isMoving(100), false);
  assert.equal(gesture.turns(100).yaw, 0);
});
