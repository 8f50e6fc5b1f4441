import { Vector2 } from "three";
import type { Loop } from "../part-mesh-builder";
import type { GearShape } from "./gear-shape";
import { random } from "../../rendering/random";

/** The edge of a gear. */
interface Outline {
  readonly loop: Loop;
  /** Which segments of the loop are broken metal. */
  readonly broken: boolean[];
}

/** The toothed outline, counter-clockwise in (x, z), with missing or chipped teeth where the part has them. */
export function outline(gear: GearShape, fine: boolean): Outline {
  const loop: Loop = [];
  const broken: boolean[] = [];
  const pitch = (Math.PI * 2) / gear.teeth;
  for (let place = 0; place < gear.teeth; place++) {
    const number = (gear.teeth - place) % gear.teeth;
    for (const [turn, radius, isBroken] of tooth(gear, number, fine)) {
      const angle = (place + turn) * pitch;
      loop.push(new Vector2(radius * Math.cos(angle), radius * Math.sin(angle)));
      broken.push(isBroken);
    }
  }
  return { loop, broken };
}

function tooth(gear: GearShape, number: number, fine: boolean): Sample[] {
  const after = (first: number): number => (first < 0 ? Infinity : (number - first + gear.teeth) % gear.teeth);
  if (after(gear.missingTooth) < gear.missingTeeth) {
    return stump(gear, number);
  }
  const chipped = after(gear.chippedTooth);
  const depth = chipped === 0 ? gear.chipDepth : chipped === 1 ? gear.neighbourChipDepth : 0;
  return depth > 0 ? chip(gear, number, depth, chipped === 0, fine) : profile(gear, fine);
}

/** Across one pitch: fraction of the pitch from the tooth's middle, radius, whether the metal is broken there. */
type Sample = readonly [turn: number, radius: number, isBroken: boolean];

/** How wide half a tooth is at a height (0 root, 1 tip), as a fraction of the pitch; bulges like an involute. */
function halfWidth(height: number): number {
  return 0.335 - 0.175 * height ** 1.35;
}

function profile(gear: GearShape, fine: boolean): Sample[] {
  const depth = gear.tipRadius - gear.rootRadius;
  const heights = fine ? [0, 0.12, 0.35, 0.6, 0.82, 0.95, 1] : [0, 1];
  const flank = heights.map((height): Sample => {
    const fillet = height === 0 ? 0.03 : height === 1 ? -0.012 : 0;
    return [halfWidth(height) + fillet, gear.rootRadius + depth * height, false];
  });
  const left = flank.map(([turn, radius]): Sample => [-turn, radius, false]);
  const root: Sample[] = fine ? [[-0.46, gear.rootRadius - depth * 0.03, false]] : [];
  return [...root, ...left, ...flank.reverse()];
}

/** A tooth that broke off at the root: a low, rough scar. */
function stump(gear: GearShape, tooth: number): Sample[] {
  const next = random(tooth + 11);
  const depth = gear.tipRadius - gear.rootRadius;
  return Array.from({ length: 11 }, (_, i): Sample => {
    const turn = -0.42 + 0.084 * i;
    const scar = Math.abs(turn) < 0.3;
    return [turn, gear.rootRadius + (scar ? depth * (0.02 + 0.1 * next()) : 0), scar];
  });
}

/** A tooth with a corner broken out of it: cut along a jagged line that falls toward one flank. */
function chip(gear: GearShape, tooth: number, gone: number, first: boolean, fine: boolean): Sample[] {
  const next = random(tooth + 37);
  const depth = gear.tipRadius - gear.rootRadius;
  // The blow fell between the two chipped teeth, so each has lost most on that side.
  const side = first ? -1 : 1;
  const whole = resample(profile(gear, true), fine ? 26 : 12);
  return whole.map(([turn, radius]): Sample => {
    const along = (turn * side) / halfWidth(0);
    const height = (radius - gear.rootRadius) / depth;
    // At the broken flank the break reaches a little below the root, at the other half of the tooth is left.
    const limit = 1 - gone * (0.92 + 0.66 * Math.min(0.5, Math.max(-0.6, along))) + (next() - 0.5) * 0.13;
    return height > limit ? [turn, gear.rootRadius + depth * Math.max(-0.25, limit), true] : [turn, radius, false];
  });
}

/** The same outline with evenly spread points, so that a break has points to be jagged with. */
function resample(samples: Sample[], count: number): Sample[] {
  const lengths = [0];
  for (let i = 1; i < samples.length; i++) {
    const [here, before] = [samples[i], samples[i - 1]];
    if (!here || !before) {
      continue;
    }
    // A pitch is about twice as wide as a tooth is high, and radius runs in metres: compare like with like.
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot((here[0] - before[0]) * 0.022, here[1] - before[1]));
  }
  const total = lengths.at(-1) ?? 0;
  let segment = 0;
  return Array.from({ length: count }, (_, i): Sample => {
    const target = (i / (count - 1)) * total;
    while (segment < samples.length - 2 && (lengths[segment + 1] ?? 0) < target) {
      segment++;
    }
    const [from, to] = [samples[segment], samples[segment + 1]];
    if (!from || !to) {
      return samples[0] ?? [0, 0, false];
    }
    const span = (lengths[segment + 1] ?? 0) - (lengths[segment] ?? 0);
    const t = span > 0 ? (target - (lengths[segment] ?? 0)) / span : 0;
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, false];
  });
}
