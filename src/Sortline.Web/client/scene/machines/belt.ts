import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  Mesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  type Object3D,
  RepeatWrapping,
  SRGBColorSpace,
  LinearFilter,
  LinearMipmapLinearFilter,
} from "three";
import { at, type MeshBuilder } from "../rendering/mesh-builder";
import { applyMaterial } from "../rendering/materials";
import { surfaces } from "../rendering/palette";
import { random } from "../rendering/random";
import type { LineLayout } from "../layout";

/** Small, so that parts pass from the belt to the chute without falling. */
const rollerRadius = 0.02;
const thickness = 0.003;
/** About the length of the pattern, in metres. */
const patternLength = 0.117;
/** Between the two belts, from the middle of one end roller to the other's: as near as they can come. */
const transferGap = 2 * rollerRadius + 0.006;

/** A stretch of the conveyor with a belt of its own, from where to where its upper run goes. */
export interface Run {
  readonly startX: number;
  readonly endX: number;
}

/** The belt under the camera, which stops for parts while teaching, and the one behind it. */
export function runsOf({ beltStartX, transferX, beltEndX }: LineLayout): readonly [Run, Run] {
  return [
    { startX: beltStartX, endX: transferX - transferGap / 2 },
    { startX: transferX + transferGap / 2, endX: beltEndX },
  ];
}

/** The moving rubber of one belt. */
export class Belt {
  readonly #texture = rubber();
  readonly #patternLength: number;

  constructor(parent: Object3D, run: Run, width: number) {
    this.#patternLength = patternLengthOf(run);
    const mesh = new Mesh(loopGeometry(run, width));
    mesh.receiveShadow = true;
    mesh.castShadow = true;
    applyMaterial(mesh, {
      full: new MeshStandardMaterial({ map: this.#texture, roughness: 0.72, metalness: 0 }),
      plain: new MeshLambertMaterial({ map: this.#texture }),
    });
    parent.add(mesh);
  }

  set anisotropy(samples: number) {
    this.#texture.anisotropy = samples;
  }

  /** Moves the surface to where it is after so many metres. */
  travel(metres: number): void {
    this.#texture.offset.x = -((metres / this.#patternLength) % 1);
  }

  dispose(): void {
    this.#texture.dispose();
  }
}

/** Dark rubber with a shallow cross rib and short marks at both edges, which make the movement visible. */
function rubber(): DataTexture {
  const width = 128;
  const height = 256;
  const next = random(5);
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const rib = Math.abs(x - 64) < 4 ? (x < 64 ? 17 : -13) : 0;
      const edge = Math.min(y, height - 1 - y) / height;
      const tick = edge > 0.035 && edge < 0.06 && x > 50 && x < 78 ? 78 : 0;
      const light = 47 + rib + tick + (next() - 0.5) * 9;
      pixels.set([light * 0.95, light * 1.02, light * 1.04, 255], (y * width + x) * 4);
    }
  }
  const texture = new DataTexture(pixels, width, height);
  texture.colorSpace = SRGBColorSpace;
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}

/** It goes a whole number of times round the loop: the belt shows no seam. */
function patternLengthOf({ startX, endX }: Run): number {
  const loop = 2 * (endX - startX) + 2 * Math.PI * rollerRadius;
  return loop / Math.round(loop / patternLength);
}

/** The belt as a closed strip round both end rollers; u counts patterns along it. */
function loopGeometry(run: Run, width: number): BufferGeometry {
  const { startX, endX } = run;
  const halfWidth = width / 2;
  const length = patternLengthOf(run);
  const path: { x: number; y: number; nx: number; ny: number; s: number }[] = [];
  const radius = rollerRadius;
  const top = 0;
  const centre = top - radius;
  const straight = endX - startX;
  const turn = Math.PI * radius;
  const arc = (cx: number, from: number, s: number): void => {
    for (let i = 0; i <= 10; i++) {
      const angle = from - (i / 10) * Math.PI;
      const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
      path.push({ x: cx + nx * radius, y: centre + ny * radius, nx, ny, s: s + (i / 10) * turn });
    }
  };
  path.push({ x: startX, y: top, nx: 0, ny: 1, s: 0 });
  arc(endX, Math.PI / 2, straight);
  arc(startX, -Math.PI / 2, 2 * straight + turn);

  const position = new Float32Array(path.length * 6);
  const normal = new Float32Array(path.length * 6);
  const uv = new Float32Array(path.length * 4);
  path.forEach((p, i) => {
    position.set([p.x, p.y, -halfWidth, p.x, p.y, halfWidth], i * 6);
    normal.set([p.nx, p.ny, 0, p.nx, p.ny, 0], i * 6);
    uv.set([p.s / length, 0, p.s / length, 1], i * 4);
  });
  const index: number[] = [];
  for (let i = 0; i + 1 < path.length; i++) {
    const [a, b, c, d] = [i * 2, i * 2 + 1, i * 2 + 3, i * 2 + 2];
    index.push(a, b, c, a, c, d);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(position, 3));
  geometry.setAttribute("normal", new BufferAttribute(normal, 3));
  geometry.setAttribute("uv", new BufferAttribute(uv, 2));
  geometry.setIndex(index);
  return geometry;
}

/** Everything of the conveyor that stands still: rails, rollers, bed, legs and the drive. */
export function buildConveyor(builder: MeshBuilder, layout: LineLayout): void {
  const { beltStartX: startX, beltEndX: endX } = layout;
  const length = endX - startX;
  const middle = (endX + startX) / 2;
  for (const side of [-1, 1]) {
    const z = side * 0.182;
    builder.box(length + 0.06, 0.085, 0.03, surfaces.frame, at(middle, -0.043, z), 0.005);
    // The slot of the aluminium profile, then a slim guide above the belt.
    builder.box(length + 0.04, 0.012, 0.004, surfaces.housingTrim, at(middle, -0.043, z + side * 0.0145), 0);
    builder.box(length - 0.1, 0.012, 0.01, surfaces.frame, at(middle, 0.009, side * 0.172), 0.003);
    for (const x of [startX, endX]) {
      builder.box(0.09, 0.1, 0.014, surfaces.housingTrim, at(x - 0.012, -0.043, z + side * 0.02), 0.005);
      builder.rodZ(0.016, 0.012, surfaces.steel, x, -rollerRadius, z + side * 0.031, 16);
    }
  }
  builder.box(length - 0.1, 0.024, 0.31, surfaces.frameDark, at(middle, -0.02, 0), 0.003);
  for (const run of runsOf(layout)) {
    for (const x of [run.startX, run.endX]) {
      builder.rodZ(rollerRadius - thickness, 0.33, surfaces.darkSteel, x, -rollerRadius, 0, 24);
    }
  }
  for (let x = startX + 0.3; x < endX - 0.2; x += 0.45) {
    builder.rodZ(0.018, 0.33, surfaces.steel, x, -0.06, 0, 12);
  }

  for (const x of [-1.12, -0.12, 0.86]) {
    for (const z of [-0.165, 0.165]) {
      builder.box(0.045, 0.68, 0.045, surfaces.frame, at(x, -0.425, z), 0.005);
      builder.rod(0.012, 0.04, surfaces.darkSteel, at(x, -0.775, z), 10);
      builder.rod(0.036, 0.012, surfaces.rubber, at(x, -0.793, z), 16);
    }
    builder.box(0.035, 0.035, 0.3, surfaces.frame, at(x, -0.58, 0), 0.004);
    builder.box(0.04, 0.04, 0.34, surfaces.frame, at(x, -0.105, 0), 0.004);
  }
  for (const z of [-0.165, 0.165]) {
    builder.box(1.96, 0.035, 0.035, surfaces.frame, at(-0.13, -0.6, z), 0.004);
  }
  buildDrive(builder);
  buildChute(builder, layout);
}

/** The plate that parts slide down into the ship bin. */
function buildChute(builder: MeshBuilder, { beltEndX: endX, chuteSlope: slope, chuteLength: to }: LineLayout): void {
  const from = 0.034;
  const along = (from + to) / 2;
  const place = (lift: number, z: number): ReturnType<typeof at> =>
    at(
      endX + Math.cos(slope) * along + Math.sin(slope) * lift,
      -Math.sin(slope) * along + Math.cos(slope) * lift,
      z,
      0,
      0,
      -slope,
    );
  builder.box(to - from, 0.004, 0.33, surfaces.steel, place(-0.003, 0), 0);
  for (const side of [-1, 1]) {
    builder.box(to - from + 0.03, 0.036, 0.006, surfaces.steel, place(0.008, side * 0.166), 0.002);
  }
}

/** The geared motor under the belt's end, and the guard over its chain. */
function buildDrive(builder: MeshBuilder): void {
  builder.box(0.15, 0.13, 0.16, surfaces.motor, at(0.98, -0.2, 0.03), 0.014);
  builder.rodX(0.062, 0.2, surfaces.motor, 0.8, -0.2, 0.03, 24);
  for (let i = 0; i < 7; i++) {
    builder.rodX(0.068, 0.006, surfaces.motor, 0.72 + i * 0.024, -0.2, 0.03, 24);
  }
  builder.rodX(0.058, 0.03, surfaces.joint, 0.69, -0.2, 0.03, 24);
  builder.box(0.06, 0.035, 0.05, surfaces.joint, at(0.8, -0.135, 0.06), 0.006);
  builder.box(0.1, 0.27, 0.035, surfaces.amber, at(1.03, -0.12, 0.222), 0.014);
  builder.rodZ(0.014, 0.006, surfaces.darkSteel, 1.03, -0.03, 0.242, 14);
  builder.rodZ(0.014, 0.006, surfaces.darkSteel, 1.03, -0.21, 0.242, 14);
}
