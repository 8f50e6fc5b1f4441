import { Color } from "three";
import { blend, clamp, softGrain, step } from "./grain";
import type { Metal } from "./metal";

// The light under the camera's hood as three.js and camera/inspection-shader.ts give it, on the processor: the hood's ring,
// the light from above and below, and the lamp. All light is linear until it is encoded.

const lampIntensity = 0.7;
const lampLength = Math.hypot(-0.25, 0.9, -0.28);
/** From the belt to the lamp. */
export const toLamp = [-0.25 / lampLength, 0.9 / lampLength, -0.28 / lampLength] as const;

const sky = new Color(0xfffdf9).multiplyScalar(1.4).toArray();
const ground = new Color(0x333333).multiplyScalar(1.4).toArray();
const ringTint = [1, 0.985, 0.96] as const;

/** A direction of length 1; Y is up, towards the camera. */
export type Direction = readonly [number, number, number];

/** The light of a belt of such rubber at a place, in metres along and across as the weave runs. */
export function lightOfBelt(along: number, across: number, lamp: number, rubber: readonly number[], out: number[]): void {
  const threads = Math.sin(along * 2800) * Math.sin(across * 2800);
  const weave =
    0.93 +
    0.05 * threads +
    0.14 * (softGrain(along * 1500, across * 1500) - 0.5) +
    0.16 * (softGrain(along * 110, across * 110) - 0.5);
  const direct = toLamp[1] * lampIntensity * lamp;
  for (let i = 0; i < 3; i++) {
    out[i] = ((rubber[i] ?? 0) * weave * (direct + (sky[i] ?? 0))) / Math.PI;
  }
}

/** The light that a point of metal sends to the camera. `lamp` is the share of the lamp that reaches it. */
export function lightOfMetal(
  { color, rough, metal }: Metal,
  normal: Direction,
  view: Direction,
  lamp: number,
  out: number[],
): void {
  const [nx, ny, nz] = normal;
  const [vx, vy, vz] = view;
  const along = nx * vx + ny * vy + nz * vz;
  const facing = clamp(along, 0, 1);
  const alpha = rough * rough;
  const [scale, bias] = reflectance(rough, facing);
  const lost = 1 - (scale + bias);

  // The lamp.
  const lit = clamp(nx * toLamp[0] + ny * toLamp[1] + nz * toLamp[2], 0, 1);
  const [hx, hy, hz] = [vx + toLamp[0], vy + toLamp[1], vz + toLamp[2]];
  const half = Math.hypot(hx, hy, hz);
  const dotNH = clamp((nx * hx + ny * hy + nz * hz) / half, 0, 1);
  const dotVH = clamp((vx * hx + vy * hy + vz * hz) / half, 0, 1);
  const fresnel = 2 ** ((-5.55473 * dotVH - 6.98316) * dotVH);
  const a2 = alpha * alpha;
  const spread = dotNH * dotNH * (a2 - 1) + 1;
  const shade = lit * Math.sqrt(a2 + (1 - a2) * facing * facing) + facing * Math.sqrt(a2 + (1 - a2) * lit * lit);
  const glint = (a2 / (Math.PI * spread * spread)) * (0.5 / Math.max(shade, 1e-6));
  const direct = lit * lampIntensity * lamp;

  // The hood, seen in the metal, and its dull light.
  const up = 2 * along * ny - vy;
  const radiance = hood(up, alpha);
  const dull = 0.42 + 0.2 * ny;
  const [plainOnce, plainMore] = scattered(0.04, scale, bias, lost);
  const above = 0.5 * ny + 0.5;
  for (let i = 0; i < 3; i++) {
    const own = color[i] ?? 0;
    const mirror = blend(0.04, own, metal);
    const matt = own * (1 - metal);
    const [once, more] = scattered(own, scale, bias, lost);
    const specular =
      direct * (mirror * (1 - fresnel) + fresnel) * glint * (1 + mirror * (1 / (1 - lost) - 1)) +
      radiance * (ringTint[i] ?? 1) * blend(plainOnce, once, metal) +
      blend(plainMore, more, metal) * dull;
    const kept = 1 - plainOnce - plainMore;
    const diffuse =
      (matt / Math.PI) * (direct * (1 - (0.04 * (1 - fresnel) + fresnel)) + blend(ground[i] ?? 0, sky[i] ?? 0, above) * kept) +
      matt * kept * dull;
    out[i] = specular + diffuse;
  }
}

/** Light as a camera encodes it, 0 to 255. */
export function encoded(light: number): number {
  const bright = light * 1.06;
  const kept = Math.min(1, (bright * (1 + bright * 0.12)) / (1 + bright * 0.42));
  return 255 * (kept <= 0.0031308 ? kept * 12.92 : kept ** 0.41666 * 1.055 - 0.055);
}

/** `hood` of camera/inspection-shader.ts, without its tint. */
function hood(height: number, alpha: number): number {
  const fromTop = Math.acos(clamp(height, -1, 1)) * 0.6366;
  const width2 = 0.0169 + 0.42 * alpha * alpha;
  const ring = 1.5 * Math.sqrt(0.0169 / width2) * Math.exp((-(fromTop - 0.4) * (fromTop - 0.4)) / width2);
  return ring + blend(0.5 - 0.16 * fromTop, 0.06, step(1.1 - alpha * 0.6, 1.25 + alpha * 0.6, fromTop));
}

/** Once and more than once reflected between the surface's roughnesses, as shares. */
function scattered(f0: number, scale: number, bias: number, lost: number): [once: number, more: number] {
  const once = f0 * scale + bias;
  const mean = f0 + (1 - f0) / 21;
  return [once, ((once * mean) / (1 - lost * mean)) * lost];
}

/** How much a rough mirror reflects, as a factor of its own colour and a share of white: Karis' fit for the table that three.js has. */
function reflectance(rough: number, facing: number): [scale: number, bias: number] {
  const r = 1 - rough;
  const a = Math.min(r * r, 2 ** (-9.28 * facing)) * r + (0.0425 - 0.0275 * rough);
  return [-1.04 * a + 1.04 - 0.572 * rough, 1.04 * a - 0.04 + 0.022 * rough];
}
