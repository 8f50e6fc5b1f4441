import {
  AdditiveBlending,
  CircleGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  ShaderMaterial,
  TorusGeometry,
  TubeGeometry,
  CatmullRomCurve3,
  Vector3,
} from "three";
import { at, type MeshBuilder } from "../rendering/mesh-builder";
import { surfaces } from "../rendering/palette";
import { monitor } from "./monitor";
import { At, type Poses } from "../pose";
import type { LineLayout } from "../layout";

const ringY = 0.27;

/** The camera's stand: a column behind the belt, a boom, the camera and the housing of its ring light. */
export function buildGantry(builder: MeshBuilder, { cameraX }: LineLayout): void {
  const z = -0.28;
  builder.box(0.16, 0.016, 0.16, surfaces.frameDark, at(cameraX, -0.79, z), 0.004);
  builder.box(0.062, 1.4, 0.062, surfaces.frame, at(cameraX, -0.085, z), 0.006);
  for (const side of [-1, 1]) {
    builder.box(0.004, 1.36, 0.012, surfaces.housingTrim, at(cameraX + side * 0.0305, -0.085, z), 0);
  }
  builder.box(0.012, 1.36, 0.004, surfaces.housingTrim, at(cameraX, -0.085, z + 0.0305), 0);
  builder.box(0.062, 0.062, 0.37, surfaces.frame, at(cameraX, 0.584, -0.12), 0.006);
  builder.box(0.004, 0.012, 0.34, surfaces.housingTrim, at(cameraX + 0.0305, 0.584, -0.12), 0);
  builder.box(0.07, 0.07, 0.012, surfaces.housingTrim, at(cameraX, 0.584, 0.068), 0.004);
  builder.box(0.014, 0.15, 0.1, surfaces.frameDark, at(cameraX, 0.5, -0.2, 0.78), 0.003);

  // Slide, camera body with cooling ribs, lens.
  builder.box(0.044, 0.13, 0.02, surfaces.frameDark, at(cameraX, 0.5, -0.036), 0.004);
  builder.box(0.076, 0.12, 0.066, surfaces.housingTrim, at(cameraX, 0.46, 0.006), 0.008);
  for (let i = 0; i < 5; i++) {
    builder.box(0.082, 0.006, 0.07, surfaces.joint, at(cameraX, 0.425 + i * 0.018, 0.006), 0.002);
  }
  builder.box(0.05, 0.016, 0.003, surfaces.teal, at(cameraX, 0.512, 0.0405), 0);
  builder.rod(0.032, 0.02, surfaces.darkSteel, at(cameraX, 0.391, 0), 28);
  builder.rod(0.028, 0.07, surfaces.joint, at(cameraX, 0.347, 0), 28);
  builder.rod(0.031, 0.012, surfaces.steel, at(cameraX, 0.356, 0), 28);
  for (const side of [-1, 1]) {
    builder.box(0.008, 0.12, 0.02, surfaces.frameDark, at(cameraX + side * 0.052, 0.34, 0), 0.002);
  }
  for (const side of [-1, 1]) {
    builder.box(0.04, 0.008, 0.02, surfaces.frameDark, at(cameraX + side * 0.036, 0.401, 0), 0.002);
  }
  builder.add(new CylinderGeometry(0.078, 0.088, 0.02, 40, 1), surfaces.housingTrim, at(cameraX, ringY + 0.022, 0));

  const cable = new CatmullRomCurve3(
    [
      [cameraX + 0.01, 0.525, -0.01],
      [cameraX + 0.05, 0.545, -0.05],
      [cameraX + 0.062, 0.5, -0.15],
      [cameraX + 0.045, 0.46, -0.24],
      [cameraX + 0.036, 0.3, -0.3],
      [cameraX + 0.034, -0.2, -0.29],
    ].map(([x = 0, y = 0, zed = 0]) => new Vector3(x, y, zed)),
  );
  builder.add(new TubeGeometry(cable, 40, 0.007, 6), surfaces.cable);
  // The post of the monitor and its housing.
  builder.rod(0.014, 0.06, surfaces.frameDark, at(cameraX, 0.64, -0.03), 14);
  const { width, height, depth, y, z: monitorZ, tilt } = monitor;
  builder.box(width, height, depth, surfaces.housingTrim, at(cameraX, y, monitorZ, tilt), 0.014);
}

/** What changes at the camera: the flash of its ring light. */
export class Signals {
  readonly #ring = new MeshBasicMaterial({ color: 0xffffff, toneMapped: false });
  readonly #glow: { value: number } = { value: 0 };
  readonly #light: Object3D = new Group();
  readonly #dim = new Color(0xb9c2c0);
  readonly #bright = new Color(0xffffff);
  reducedMotion = false;

  constructor(parent: Object3D, { cameraX }: LineLayout) {
    const diffuser = new Mesh(new TorusGeometry(0.078, 0.0175, 12, 44), this.#ring);
    diffuser.rotation.x = Math.PI / 2;
    diffuser.position.set(cameraX, ringY, 0);
    parent.add(diffuser, this.#light);
    this.#buildLight(cameraX);
  }

  pose(poses: Poses): void {
    // With reduced motion nothing flashes: the lamp just stays on.
    const flash = this.reducedMotion ? 0.25 : Math.min(1, Math.max(0, poses.get(At.Flash)));
    this.#ring.color.lerpColors(this.#dim, this.#bright, Math.min(1, flash * 1.5));
    this.#glow.value = 0.16 + 0.84 * flash;
  }

  /** The light itself: a pool on the belt and a faint cone; drawn light, so that no machine pays for a real lamp. */
  #buildLight(cameraX: number): void {
    const material = (strength: number, fade: string): ShaderMaterial =>
      new ShaderMaterial({
        uniforms: { glow: this.#glow, tint: { value: new Color(0xfff6e4).multiplyScalar(strength) } },
        vertexShader:
          "varying vec2 vAt; void main() { vAt = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
        fragmentShader: `uniform float glow; uniform vec3 tint; varying vec2 vAt;
        void main() { ${fade} gl_FragColor = vec4(tint * glow * fade, 1.0); }`,
        transparent: true,
        blending: AdditiveBlending,
        depthWrite: false,
        side: DoubleSide,
      });
    const pool = new Mesh(
      new CircleGeometry(0.155, 32),
      material(0.5, "float d = length(vAt - 0.5) * 2.0; float fade = (1.0 - d) * (1.0 - d);"),
    );
    pool.rotation.x = -Math.PI / 2;
    pool.position.set(cameraX, 0.0015, 0);
    const cone = new Mesh(
      new CylinderGeometry(0.07, 0.14, ringY - 0.01, 32, 1, true),
      material(0.06, "float fade = vAt.y * vAt.y;"),
    );
    cone.position.set(cameraX, (ringY - 0.01) / 2, 0);
    this.#light.add(pool, cone);
  }
}
