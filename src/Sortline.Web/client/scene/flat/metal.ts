import { SurfaceKind } from "../parts/part-mesh-builder";
import type { FinishSpec } from "../parts/part";
import { blend, clamp, cloud, grain, step } from "./grain";

/** Bare colour (linear), roughness and metalness of a point of a part, and how a lathe's groove tilts it there. */
export interface Metal {
  readonly color: [number, number, number];
  rough: number;
  metal: number;
  groove: number;
}

/** One lathe, one pattern, as in the shader. */
const lathe = 7;

/** What a point of a part is like, by its place in the part's own space: `partSurface` of parts/finish.ts, on the processor. */
export function metalAt(finish: FinishSpec, mark: number, x: number, y: number, z: number, out: Metal): void {
  const seed = (((finish.seed % 2048) + 2048) % 2048) | 0;
  const rust = clamp(finish.rust, 0, 1);
  const smudge = cloud(x * 70, y * 70, z * 70, seed) - 0.5;
  const fine = grain(Math.floor(x * 2600), Math.floor(y * 2600), Math.floor(z * 2600), seed + 1) - 0.5;
  const { color } = out;
  const tone = blend(0.34, 0.78, finish.tone) * (1 + 0.05 * smudge + 0.05 * fine);
  color[0] = tone * (1 + 0.07 * finish.warmth);
  color[1] = tone;
  color[2] = tone * (1 - 0.1 * finish.warmth);
  out.rough = clamp(finish.roughness + 0.05 * smudge + 0.04 * fine, 0.12, 1);
  out.metal = 1;
  out.groove = 0;
  if (mark === SurfaceKind.Fracture) {
    color.fill(0.3 + 0.3 * cloud(x * 1400, y * 1400, z * 1400, seed + 3));
    out.rough = 0.75;
  } else if (mark === SurfaceKind.Plug) {
    const grains = 0.6 + 0.8 * cloud(x * 520, y * 520, z * 520, seed + 4);
    [color[0], color[1], color[2]] = [0.26 * grains, 0.235 * grains, 0.21 * grains];
    out.rough = 0.85;
    out.metal = 0.25;
  } else if (mark === SurfaceKind.Worn) {
    const scratch = cloud(x * 90, y * 1500, z * 1500, seed + 5) - 0.5;
    color.forEach((value, i) => (color[i] = value * 1.08 + 0.05 * scratch));
    out.rough = clamp(out.rough * 0.85 + 0.12 * scratch, 0.12, 1);
  } else if (mark === SurfaceKind.Cast) {
    scale(color, 0.52 + 0.16 * cloud(x * 420, y * 420, z * 420, seed + 6));
    out.rough = Math.min(1, out.rough + 0.22);
  } else if (mark === SurfaceKind.Turned) {
    const at = Math.hypot(x, z) * 1150;
    const ring = Math.floor(at);
    const t = at - ring;
    out.groove = blend(grain(ring, 0, 0, lathe), grain(ring + 1, 0, 0, lathe), t * t * (3 - 2 * t)) - 0.5;
    scale(color, 1 + 0.06 * out.groove);
    out.rough = clamp(out.rough + 0.06 * out.groove, 0.12, 1);
  }
  if (rust > 0) {
    oxidise(rust, seed, x, y, z, out);
  }
}

function oxidise(rust: number, seed: number, x: number, y: number, z: number, out: Metal): void {
  const { color } = out;
  const at = (scale: number, offset: number): number => cloud(x * scale, y * scale, z * scale, seed + offset);
  const coarse = 0.5 * at(62, 8) + 0.27 * at(150, 9);
  const edge = 0.5 - 0.47 * (rust ** 0.14 - (1 - rust) ** 0.14);
  // The two finer grains give at most this much more: most of clean metal needs no closer look.
  const field = coarse + 0.23 < edge - 0.13 ? coarse : coarse + 0.15 * at(380, 10) + 0.08 * at(900, 11);
  const cover = step(edge - 0.012, edge + 0.03, field);
  const stain = 0.8 * step(edge - 0.13, edge + 0.01, field);
  color[0] = blend(color[0] * 0.9, color[0] * 0.72, stain);
  color[1] = blend(color[1] * 0.9, color[1] * 0.5, stain);
  color[2] = blend(color[2] * 0.9, color[2] * 0.34, stain);
  out.rough = blend(Math.min(1, out.rough + 0.2), 0.7, stain * 0.75);
  if (cover > 0) {
    const depth = step(0.22, 0.72, 0.65 * at(240, 12) + 0.35 * at(800, 13));
    color[0] = blend(color[0], blend(0.085, 0.42, depth), cover);
    color[1] = blend(color[1], blend(0.026, 0.135, depth), cover);
    color[2] = blend(color[2], blend(0.012, 0.03, depth), cover);
    out.rough = blend(out.rough, 0.95, cover);
    out.metal = blend(out.metal, 0.05, cover);
  }
}

function scale(color: [number, number, number], by: number): void {
  color.forEach((value, i) => (color[i] = value * by));
}
