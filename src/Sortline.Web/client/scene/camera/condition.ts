// What becomes of the camera's pictures where its lamp, its lens or its place are not as they were built. It is done to what was drawn,
// so that it comes out alike with a graphics card and without one.

/** How the camera stands; the numbers are explained where the simulation makes them. */
export interface ConditionSpec {
  readonly brightness: number;
  readonly warmth: number;
  readonly dust: number;
  readonly belt: number;
  readonly along: number;
  readonly across: number;
}

export const conditionMeasures = ["brightness", "warmth", "dust", "belt", "along", "across"] as const;

export const asBuilt: ConditionSpec = { brightness: 1, warmth: 0, dust: 0, belt: 0, along: 0, across: 0 };

/** The belts that there are, as colours of their rubber: grey, green, blue. */
export const belts = [0x3b4245, 0x2f5c3d, 0x2b4a78] as const;

export function beltOf({ belt }: ConditionSpec): number {
  return belts[belt] ?? belts[0];
}

/** How much of the red, the green and the blue is left of white light by the warmest lamp. */
const warmest = [1.1, 0.86, 0.5] as const;
const grains = 40;
const dustColour = [176, 168, 152] as const;

/** Changes a drawn picture, as wide as high, to what a camera in such a condition sees. */
export function weather(drawn: Uint8Array, condition: ConditionSpec): void {
  const { brightness, warmth, dust } = condition;
  if (brightness !== 1 || warmth > 0) {
    light(
      drawn,
      warmest.map((left) => brightness * (1 + (left - 1) * warmth)),
    );
  }
  if (dust > 0) {
    settle(drawn, dust);
  }
}

function light(drawn: Uint8Array, gains: readonly number[]): void {
  const tables = gains.map((gain) =>
    Uint8Array.from({ length: 256 }, (_, value) => Math.round(255 * coded(gain * linear(value / 255)))),
  );
  for (let i = 0; i < drawn.length; i += 4) {
    for (let c = 0; c < 3; c++) {
      drawn[i + c] = tables[c]![drawn[i + c]!]!;
    }
  }
}

/** A haze over all, and grains out of focus that always lie in the same places: the more dust, the more of them. */
function settle(drawn: Uint8Array, dust: number): void {
  const side = Math.sqrt(drawn.length / 4);
  const cover = new Float32Array(side * side).fill(0.22 * dust);
  for (let grain = 0; grain < Math.round(grains * dust); grain++) {
    const [x, y, size, thick] = [0, 1, 2, 3].map((number) => scattered(4 * grain + number)) as [number, number, number, number];
    blot(cover, side, [x * side, y * side], (0.01 + 0.045 * size) * side, 0.25 + 0.35 * thick);
  }
  cover.forEach((share, at) => {
    for (let c = 0; c < 3; c++) {
      const value = drawn[4 * at + c]!;
      drawn[4 * at + c] = Math.round(value + Math.min(share, 0.8) * (dustColour[c]! - value));
    }
  });
}

function blot(cover: Float32Array, side: number, [x, y]: readonly [number, number], radius: number, thick: number): void {
  const [left, right] = [Math.max(0, Math.floor(x - radius)), Math.min(side, Math.ceil(x + radius))];
  const [top, bottom] = [Math.max(0, Math.floor(y - radius)), Math.min(side, Math.ceil(y + radius))];
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const away = Math.hypot(column + 0.5 - x, row + 0.5 - y) / radius;
      if (away < 1) {
        cover[row * side + column]! += thick * (1 - away * away) ** 2;
      }
    }
  }
}

/** The same number from 0 to 1 for the same place in the row, everywhere: the first bits of the multiples of the golden ratio, stirred. */
function scattered(index: number): number {
  let bits = Math.imul(index + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits ^= bits >>> 13;
  return (bits >>> 0) / 2 ** 32;
}

function linear(coded: number): number {
  return coded <= 0.04045 ? coded / 12.92 : ((coded + 0.055) / 1.055) ** 2.4;
}

function coded(linear: number): number {
  const kept = Math.min(1, Math.max(0, linear));
  return kept <= 0.0031308 ? kept * 12.92 : 1.055 * kept ** (1 / 2.4) - 0.055;
}
