import {
  Color,
  DataTexture,
  DirectionalLight,
  Fog,
  HemisphereLight,
  LinearFilter,
  Mesh,
  MeshLambertMaterial,
  PlaneGeometry,
  type Scene,
  SRGBColorSpace,
} from "three";
import { at, type MeshBuilder } from "./mesh-builder";
import { backdrop, surfaces } from "./palette";
import { staticLayer } from "./static-background";
import type { LineLayout } from "../layout";

const floorWidth = 14;
const floorDepth = 9;
const floorZ = -1.2;

/** Light and air of the hall. */
export class Hall {
  readonly key = new DirectionalLight(0xfff8ee, 2.1);
  readonly #sky = new HemisphereLight(0xfffdf8, 0xb3b0aa, 0.25);
  readonly #fill = new DirectionalLight(0xdfeaf5, 0.35);

  constructor(scene: Scene, layout: LineLayout) {
    scene.background = new Color(backdrop);
    scene.fog = new Fog(backdrop, 6, 10);

    this.key.position.set(-1.7, 3.6, 2.3);
    this.key.target.position.set(0, -0.3, 0);
    this.key.castShadow = true;
    const { shadow } = this.key;
    shadow.mapSize.set(2048, 2048);
    shadow.radius = 3.2;
    shadow.bias = -0.0004;
    shadow.normalBias = 0.006;
    shadow.intensity = 0.85;
    Object.assign(shadow.camera, { left: -2.1, right: 2.1, top: 1.5, bottom: -1.5, near: 1.5, far: 7 });
    this.#fill.position.set(3, 2, 1.5);
    for (const light of [this.key, this.#sky, this.#fill]) {
      light.layers.enable(staticLayer);
    }
    scene.add(this.key, this.key.target, this.#sky, this.#fill);
    scene.add(floor(layout));
  }

  /** Fog begins behind the line, wherever the camera had to go to see all of it. */
  air(scene: Scene, distance: number): void {
    if (scene.fog instanceof Fog) {
      scene.fog.near = distance + 0.35;
      scene.fog.far = distance + 3.6;
    }
  }

  /** Without reflections the lamps have to give what the surroundings gave. */
  plain(on: boolean): void {
    this.#sky.intensity = on ? 1.75 : 0.25;
    this.key.intensity = on ? 1.9 : 2.1;
  }
}

/** What stands on the floor: centre x and z, half sizes, and how strongly it shades the floor. */
const footprints = (layout: LineLayout): readonly (readonly [number, number, number, number, number])[] => [
  [-0.15, 0, 1.25, 0.17, 0.34],
  [-1.4, 0, 0.2, 0.22, 0.3],
  [layout.robotX, layout.robotZ, 0.17, 0.17, 0.42],
  [layout.rejectBinX, layout.rejectBinZ, 0.17, 0.15, 0.34],
  [layout.shipBinX, 0, 0.18, 0.18, 0.34],
  [layout.cameraX, -0.28, 0.08, 0.08, 0.25],
  [1.2, -1.02, 0.3, 0.17, 0.45],
  [0.98, 0.03, 0.1, 0.1, 0.1],
];

function floor(layout: LineLayout): Mesh {
  const material = new MeshLambertMaterial({ map: floorShade(layout) });
  const mesh = new Mesh(new PlaneGeometry(floorWidth, floorDepth), material);
  mesh.rotation.x = -Math.PI / 2;
  mesh.position.set(0, layout.floorY, floorZ);
  mesh.receiveShadow = true;
  mesh.layers.set(staticLayer);
  // After the machines: most of it is behind them.
  mesh.renderOrder = 1;
  return mesh;
}

/** The floor's colour with the soft shade under each machine, which no real-time light gives. */
function floorShade(layout: LineLayout): DataTexture {
  const shades = footprints(layout);
  const [width, height] = [448, 288];
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = ((column + 0.5) / width - 0.5) * floorWidth;
      const z = floorZ + (0.5 - (row + 0.5) / height) * floorDepth;
      let light = 1;
      for (const [cx, cz, hx, hz, strength] of shades) {
        const away = Math.hypot(Math.max(0, Math.abs(x - cx) - hx), Math.max(0, Math.abs(z - cz) - hz));
        light *= 1 - strength * Math.exp(-away * 5.5);
      }
      pixels.set([198 * light, 196 * light, 191 * light, 255], (row * width + column) * 4);
    }
  }
  const texture = new DataTexture(pixels, width, height);
  texture.colorSpace = SRGBColorSpace;
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Quiet things around the line: the marked walkway, a fence behind, a cabinet. */
export function buildSurroundings(builder: MeshBuilder, { floorY }: LineLayout): void {
  const y = floorY + 0.002;
  const line = (w: number, d: number, x: number, z: number): unknown =>
    builder.box(w, 0.002, d, surfaces.marking, at(x, y, z), 0);
  line(3.9, 0.05, 0, 0.86);
  line(3.9, 0.05, 0, -0.72);
  line(0.05, 1.63, -1.925, 0.07);
  line(0.05, 1.63, 1.925, 0.07);

  const back = -1.3;
  for (let x = -2.7; x <= 2.71; x += 0.9) {
    builder.box(0.045, 1.3, 0.045, surfaces.fence, at(x, floorY + 0.65, back), 0.006);
    if (x > 2.6) {
      continue;
    }
    for (const h of [0.14, 0.48, 0.82, 1.16]) {
      builder.box(0.87, 0.022, 0.02, surfaces.fence, at(x + 0.45, floorY + h, back), 0);
    }
    for (let i = 1; i < 8; i++) {
      builder.box(0.008, 1.02, 0.008, surfaces.fence, at(x + i * 0.1125, floorY + 0.65, back), 0);
    }
  }

  builder.box(0.6, 1.16, 0.34, surfaces.cabinet, at(1.2, floorY + 0.61, -1.02), 0.012);
  builder.box(0.58, 0.05, 0.32, surfaces.housingTrim, at(1.2, floorY + 0.025, -1.02), 0.004);
  builder.box(0.004, 1.06, 0.004, surfaces.frameDark, at(1.2, floorY + 0.61, -0.849), 0);
  for (const x of [1.17, 1.23]) {
    builder.box(0.012, 0.1, 0.016, surfaces.joint, at(x, floorY + 0.62, -0.846), 0.003);
  }
  builder.rodZ(0.018, 0.012, surfaces.teal, 1.36, floorY + 1.03, -0.846, 16);
  builder.rodZ(0.018, 0.012, surfaces.amber, 1.42, floorY + 1.03, -0.846, 16);
}
