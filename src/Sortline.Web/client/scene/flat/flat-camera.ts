import { type BufferGeometry, Color, Quaternion, Vector3 } from "three";
import { beltOf } from "../camera/condition";
import { acrossOf, type Camera, developed, drawnSide, halfView, type Photograph, type Pose } from "../camera/photograph";
import type { PartSpec } from "../parts/part";
import { clamp } from "./grain";
import { encoded, lightOfBelt, lightOfMetal, toLamp } from "./light";
import { type Metal, metalAt } from "./metal";
import { rasterise } from "./raster";

/** The lamp's shadow, as the graphics card draws it: so many pixels on so many metres, blurred over so many pixels. */
const shadowSide = 512;
const shadowField = 0.17;
const shadowBlur = 3;
/** What lies so little behind the shadow's edge is lit, in metres. */
const shadowBias = 0.0002;
const shadowNormalBias = 0.0004;

/** So many rows at a time, then the page may do something else. */
const rowsAtOnce = 56;

/**
 * The inspection camera without a graphics card: the same parts, lights and metal as `InspectionCamera` draws, pixel by pixel on the
 * processor. What was taught from pictures of one is known in pictures of the other.
 */
export class FlatCamera implements Camera {
  async capture(part: PartSpec, pose: Pose | null, beltTravel: number): Promise<Photograph> {
    const seen = lay(part, pose, (pose?.position[0] ?? 0) - beltTravel - part.condition.along);
    const drawn = new Uint8Array(drawnSide * drawnSide * 4);
    for (let row = 0; row < drawnSide; row += rowsAtOnce) {
      await new Promise((done) => setTimeout(done));
      develop(seen, drawn, row, Math.min(row + rowsAtOnce, drawnSide));
    }
    return developed(drawn, part.condition);
  }

  /** Nothing is read back from a canvas, so nothing can have been altered. */
  async selfTest(): Promise<number> {
    return 0;
  }

  dispose(): void {}
}

/** A part under the camera, and which of its triangles each pixel shows. */
interface Seen {
  readonly part: PartSpec;
  readonly shift: number;
  readonly eye: number;
  /** Metres at the height of the belt for a pixel. */
  readonly pixel: number;
  readonly triangles: ArrayLike<number>;
  readonly own: ArrayLike<number>;
  readonly marks: ArrayLike<number>;
  /** In the hall's space: places, normals, and the part's own X and Z. */
  readonly places: Float32Array;
  readonly normals: Float32Array;
  readonly axes: readonly [Vector3, Vector3];
  readonly points: Float32Array;
  readonly shown: Int32Array;
  readonly lamp: Lamp;
}

function lay(part: PartSpec, pose: Pose | null, shift: number): Seen {
  const { kind, shape, field, condition } = part;
  const geometry = kind.geometry(shape, "inspection");
  const height = kind.restingHeight(shape);
  const turn = new Quaternion(...(pose?.rotation ?? [0, 0, 0, 1]));
  const own = numbers(geometry, "position");
  const places = turned(own, turn, new Vector3(condition.along, height, acrossOf(pose) + condition.across));
  const normals = turned(numbers(geometry, "normal"), turn, new Vector3());
  const eye = field / 2 / Math.tan(halfView) + height;
  const scale = drawnSide / 2 / Math.tan(halfView);
  const points = new Float32Array(places.length);
  for (let i = 0; i < places.length; i += 3) {
    const near = 1 / (eye - (places[i + 1] ?? 0));
    points[i] = drawnSide / 2 + (places[i] ?? 0) * near * scale;
    points[i + 1] = drawnSide / 2 - (places[i + 2] ?? 0) * near * scale; // The first row is the lowest.
    points[i + 2] = near;
  }
  const triangles = geometry.index?.array ?? [];
  const shown = new Int32Array(drawnSide * drawnSide);
  rasterise({ points, triangles }, drawnSide, 1, new Float32Array(drawnSide * drawnSide), shown);
  return {
    part,
    shift,
    eye,
    pixel: 1 / scale,
    triangles,
    own,
    marks: numbers(geometry, "mark"),
    places,
    normals,
    axes: [new Vector3(1, 0, 0).applyQuaternion(turn), new Vector3(0, 0, 1).applyQuaternion(turn)],
    points,
    shown,
    lamp: new Lamp(places, triangles),
  };
}

/** Gives the pixels of some rows their colours. */
function develop(seen: Seen, drawn: Uint8Array, from: number, to: number): void {
  const { shown, eye, pixel, shift, lamp, part } = seen;
  const rubber = new Color(beltOf(part.condition)).toArray();
  const light = [0, 0, 0];
  const metal = new Shader(seen);
  for (let y = from; y < to; y++) {
    for (let x = 0; x < drawnSide; x++) {
      const at = y * drawnSide + x;
      const triangle = (shown[at] ?? 0) - 1;
      if (triangle < 0) {
        const along = (x + 0.5 - drawnSide / 2) * pixel * eye;
        const across = (drawnSide / 2 - y - 0.5) * pixel * eye;
        lightOfBelt(along + shift, -across, lamp.share(along, shadowNormalBias, across, x, y), rubber, light);
      } else {
        metal.light(triangle, x, y, light);
      }
      for (let c = 0; c < 3; c++) {
        drawn[at * 4 + c] = Math.round(encoded(light[c] ?? 0));
      }
    }
  }
}

/** Lights one point of the part after the other. */
class Shader {
  readonly #seen: Seen;
  readonly #weights: [number, number, number] = [0, 0, 0];
  readonly #normal: [number, number, number] = [0, 0, 0];
  readonly #beside: [number, number, number] = [0, 0, 0];
  readonly #place: [number, number, number] = [0, 0, 0];
  readonly #own: [number, number, number] = [0, 0, 0];
  readonly #view: [number, number, number] = [0, 0, 0];
  readonly #metal: Metal = { color: [0, 0, 0], rough: 0, metal: 0, groove: 0 };

  constructor(seen: Seen) {
    this.#seen = seen;
  }

  light(triangle: number, x: number, y: number, out: number[]): void {
    const { part, triangles, own, marks, places, normals, eye, lamp } = this.#seen;
    const [a, b, c] = [triangles[triangle * 3] ?? 0, triangles[triangle * 3 + 1] ?? 0, triangles[triangle * 3 + 2] ?? 0];
    this.#weigh(a, b, c, x + 0.5, y + 0.5);
    this.#mix(own, a, b, c, this.#own);
    this.#mix(places, a, b, c, this.#place);
    this.#mix(normals, a, b, c, this.#normal);
    unit(this.#normal);
    const [px, py, pz] = this.#place;
    const [nx, ny, nz] = this.#normal;
    const [ox, oy, oz] = this.#own;
    metalAt(part.finish, marks[a] ?? 0, ox, oy, oz, this.#metal);
    this.#metal.rough = Math.min(1, this.#metal.rough + this.#curl(a, b, c, x, y));
    if (this.#metal.groove !== 0) {
      this.#tilt();
    }
    const view = this.#view;
    [view[0], view[1], view[2]] = [-px, eye - py, -pz];
    unit(view);
    const share = lamp.share(px + nx * shadowNormalBias, py + ny * shadowNormalBias, pz + nz * shadowNormalBias, x, y);
    lightOfMetal(this.#metal, this.#normal, view, share, out);
  }

  /** How much the normal turns from pixel to pixel: so much rougher does the metal look from here. */
  #curl(a: number, b: number, c: number, x: number, y: number): number {
    const { normals } = this.#seen;
    if (same(normals, a, b) && same(normals, a, c)) {
      return 0;
    }
    let most = 0;
    for (const [dx, dy] of [
      [1.5, 0.5],
      [0.5, 1.5],
    ] as const) {
      this.#weigh(a, b, c, x + dx, y + dy);
      this.#mix(normals, a, b, c, this.#beside);
      unit(this.#beside);
      this.#beside.forEach((value, i) => (most = Math.max(most, Math.abs(value - (this.#normal[i] ?? 0)))));
    }
    return most;
  }

  /** A groove tilts a turned face toward or away from the axis. */
  #tilt(): void {
    const [alongX, alongZ] = this.#seen.axes;
    const [ox, , oz] = this.#own;
    const length = Math.hypot(ox, oz);
    if (length < 3e-5) {
      return;
    }
    const by = (0.12 * this.#metal.groove) / length;
    this.#normal[0] += by * (ox * alongX.x + oz * alongZ.x);
    this.#normal[1] += by * (ox * alongX.y + oz * alongZ.y);
    this.#normal[2] += by * (ox * alongX.z + oz * alongZ.z);
    unit(this.#normal);
  }

  #weigh(a: number, b: number, c: number, x: number, y: number): void {
    const { points } = this.#seen;
    const [ax, ay, az] = [points[a * 3] ?? 0, points[a * 3 + 1] ?? 0, points[a * 3 + 2] ?? 0];
    const [bx, by, bz] = [points[b * 3] ?? 0, points[b * 3 + 1] ?? 0, points[b * 3 + 2] ?? 0];
    const [cx, cy, cz] = [points[c * 3] ?? 0, points[c * 3 + 1] ?? 0, points[c * 3 + 2] ?? 0];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const wb = (((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area) * bz;
    const wc = (((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area) * cz;
    const wa = (1 - wb / bz - wc / cz) * az;
    const sum = wa + wb + wc;
    this.#weights[0] = wa / sum;
    this.#weights[1] = wb / sum;
    this.#weights[2] = wc / sum;
  }

  #mix(of: ArrayLike<number>, a: number, b: number, c: number, out: [number, number, number]): void {
    const [wa, wb, wc] = this.#weights;
    for (let i = 0; i < 3; i++) {
      out[i] = wa * (of[a * 3 + i] ?? 0) + wb * (of[b * 3 + i] ?? 0) + wc * (of[c * 3 + i] ?? 0);
    }
  }
}

/** The lamp, and what stands in its light. */
class Lamp {
  readonly #near = new Float32Array(shadowSide * shadowSide).fill(-1);
  // Two directions across the lamp's, as the camera in the lamp has them.
  readonly #right = new Vector3(0, 1, 0).cross(new Vector3(...toLamp)).normalize();
  readonly #up = new Vector3(...toLamp).cross(this.#right);
  #left = shadowSide;
  #rightmost = 0;
  #low = shadowSide;
  #high = 0;

  constructor(places: Float32Array, triangles: ArrayLike<number>) {
    const points = new Float32Array(places.length);
    for (let i = 0; i < places.length; i += 3) {
      const [column, row, near] = this.#project(places[i] ?? 0, places[i + 1] ?? 0, places[i + 2] ?? 0);
      points.set([column, row, near], i);
      this.#left = Math.min(this.#left, column);
      this.#rightmost = Math.max(this.#rightmost, column);
      this.#low = Math.min(this.#low, row);
      this.#high = Math.max(this.#high, row);
    }
    rasterise({ points, triangles }, shadowSide, -1, this.#near); // The far sides throw the shadow: the near ones would shade themselves.
  }

  /** The share of the lamp that reaches a place, as the pixel at (`column`, `row`) has it. */
  share(x: number, y: number, z: number, column: number, row: number): number {
    const [u, v, near] = this.#project(x, y, z);
    const far = shadowBlur + 1;
    if (u < this.#left - far || u > this.#rightmost + far || v < this.#low - far || v > this.#high + far) {
      return 1;
    }
    // The grainy blur of three.js: five places on a disc that is turned from pixel to pixel.
    const noise = (52.9829189 * fraction((column + 0.5) * 0.06711056 + (row + 0.5) * 0.00583715)) % 1;
    let sum = 0;
    for (let i = 0; i < 5; i++) {
      const radius = Math.sqrt((i + 0.5) / 5) * shadowBlur;
      const angle = i * 2.399963229728653 + noise * 2 * Math.PI;
      sum += this.#lit(u + Math.cos(angle) * radius, v + Math.sin(angle) * radius, near + shadowBias);
    }
    return sum / 5;
  }

  #lit(u: number, v: number, near: number): number {
    const [column, row] = [Math.floor(u - 0.5), Math.floor(v - 0.5)];
    const [tu, tv] = [u - 0.5 - column, v - 0.5 - row];
    const at = (c: number, r: number): number =>
      (this.#near[clamp(r, 0, shadowSide - 1) * shadowSide + clamp(c, 0, shadowSide - 1)] ?? -1) <= near ? 1 : 0;
    const low = at(column, row) * (1 - tu) + at(column + 1, row) * tu;
    const high = at(column, row + 1) * (1 - tu) + at(column + 1, row + 1) * tu;
    return low * (1 - tv) + high * tv;
  }

  #project(x: number, y: number, z: number): [number, number, number] {
    const scale = shadowSide / shadowField;
    const [right, up] = [this.#right, this.#up];
    return [
      shadowSide / 2 + (x * right.x + y * right.y + z * right.z) * scale,
      shadowSide / 2 + (x * up.x + y * up.y + z * up.z) * scale,
      x * toLamp[0] + y * toLamp[1] + z * toLamp[2],
    ];
  }
}

function numbers(geometry: BufferGeometry, name: string): ArrayLike<number> {
  return geometry.getAttribute(name).array;
}

function turned(vectors: ArrayLike<number>, turn: Quaternion, by: Vector3): Float32Array {
  const vector = new Vector3();
  const out = new Float32Array(vectors.length);
  for (let i = 0; i < vectors.length; i += 3) {
    vector.fromArray(vectors, i).applyQuaternion(turn).add(by).toArray(out, i);
  }
  return out;
}

function same(of: ArrayLike<number>, a: number, b: number): boolean {
  return of[a * 3] === of[b * 3] && of[a * 3 + 1] === of[b * 3 + 1] && of[a * 3 + 2] === of[b * 3 + 2];
}

function unit(vector: [number, number, number]): void {
  const length = Math.hypot(...vector) || 1;
  vector[0] /= length;
  vector[1] /= length;
  vector[2] /= length;
}

function fraction(x: number): number {
  return x - Math.floor(x);
}
