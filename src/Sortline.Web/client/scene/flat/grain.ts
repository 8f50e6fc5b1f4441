// The same whole-number hashing as the shaders': the same metal, the same belt, on the processor.

/** 0 to 1 for a cell of the grid that a surface lies in; `grain` of parts/finish.ts. */
export function grain(x: number, y: number, z: number, seed: number): number {
  return mixed(Math.imul(x, 0x8da6b343) ^ Math.imul(y, 0xd8163841) ^ Math.imul(z, 0xcb1ab31f) ^ Math.imul(seed, 0x9e3779b1));
}

/** `cloud` of parts/finish.ts: the grain of eight cells, blended. */
export function cloud(x: number, y: number, z: number, seed: number): number {
  const [cx, cy, cz] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [tx, ty, tz] = [ease(x - cx), ease(y - cy), ease(z - cz)];
  const layer = (at: number): number =>
    blend(
      blend(grain(cx, cy, at, seed), grain(cx + 1, cy, at, seed), tx),
      blend(grain(cx, cy + 1, at, seed), grain(cx + 1, cy + 1, at, seed), tx),
      ty,
    );
  return blend(layer(cz), layer(cz + 1), tz);
}

/** `soft` of camera/inspection-shader.ts: a cloud in the plane. */
export function softGrain(x: number, y: number): number {
  const [cx, cy] = [Math.floor(x), Math.floor(y)];
  const [tx, ty] = [ease(x - cx), ease(y - cy)];
  return blend(
    blend(grain(cx, cy, 0, 0), grain(cx + 1, cy, 0, 0), tx),
    blend(grain(cx, cy + 1, 0, 0), grain(cx + 1, cy + 1, 0, 0), tx),
    ty,
  );
}

export function blend(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/** 0 below one edge, 1 above the other, smooth between them. */
export function step(low: number, high: number, x: number): number {
  return ease(clamp((x - low) / (high - low), 0, 1));
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 8) / 16_777_216;
}
