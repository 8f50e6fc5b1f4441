import { BufferAttribute, BufferGeometry, Color, Mesh, Vector3 } from "three";
import { applyMaterial, type MaterialPair } from "../rendering/materials";
import { surfaces } from "../rendering/palette";

const segmentsAlong = 14;
const segmentsAround = 7;

/** A cable hose between two joints: its ends move with the arm, the hose hangs between them as a smooth curve. */
export class Hose {
  readonly mesh: Mesh;
  readonly #radius: number;
  readonly #position: BufferAttribute;
  readonly #normal: BufferAttribute;
  readonly #point = new Vector3();
  readonly #ahead = new Vector3();
  readonly #tangent = new Vector3();
  readonly #side = new Vector3();
  readonly #up = new Vector3();

  constructor(radius: number, material: MaterialPair) {
    this.#radius = radius;
    const count = (segmentsAlong + 1) * segmentsAround;
    this.#position = new BufferAttribute(new Float32Array(count * 3), 3);
    this.#normal = new BufferAttribute(new Float32Array(count * 3), 3);
    const color = new Float32Array(count * 3);
    const surface = new Float32Array(count * 2);
    for (let i = 0; i < count; i++) {
      new Color(surfaces.cable.color).toArray(color, i * 3);
      surface.set([surfaces.cable.roughness, 0], i * 2);
    }
    const index: number[] = [];
    for (let i = 0; i < segmentsAlong; i++) {
      for (let j = 0; j < segmentsAround; j++) {
        const [a, b] = [i * segmentsAround + j, i * segmentsAround + ((j + 1) % segmentsAround)];
        index.push(a, b, b + segmentsAround, a, b + segmentsAround, a + segmentsAround);
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", this.#position);
    geometry.setAttribute("normal", this.#normal);
    geometry.setAttribute("color", new BufferAttribute(color, 3));
    geometry.setAttribute("surface", new BufferAttribute(surface, 2));
    geometry.setIndex(index);
    this.mesh = new Mesh(geometry);
    this.mesh.castShadow = true;
    this.mesh.frustumCulled = false;
    applyMaterial(this.mesh, material);
  }

  /** Lays the hose along a cubic curve: two ends, each with a handle. */
  lay(a: Vector3, handleA: Vector3, handleB: Vector3, b: Vector3): void {
    const across = this.#side.set(1, 0, 0);
    for (let i = 0; i <= segmentsAlong; i++) {
      const t = i / segmentsAlong;
      bezier(this.#point, t, a, handleA, handleB, b);
      bezier(this.#ahead, Math.min(1, t + 0.01), a, handleA, handleB, b);
      if (i === segmentsAlong) {
        this.#ahead.copy(this.#point).add(this.#tangent);
      }
      this.#tangent.subVectors(this.#ahead, this.#point).normalize();
      // The hoses run near the arm's own plane, so "across" is nearly X and never along the hose.
      this.#up.crossVectors(this.#tangent, across).normalize();
      const side = this.#ahead.crossVectors(this.#up, this.#tangent);
      for (let j = 0; j < segmentsAround; j++) {
        const angle = (j / segmentsAround) * Math.PI * 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const nx = side.x * c + this.#up.x * s;
        const ny = side.y * c + this.#up.y * s;
        const nz = side.z * c + this.#up.z * s;
        const n = i * segmentsAround + j;
        const r = this.#radius;
        this.#normal.setXYZ(n, nx, ny, nz);
        this.#position.setXYZ(n, this.#point.x + nx * r, this.#point.y + ny * r, this.#point.z + nz * r);
      }
    }
    this.#position.needsUpdate = true;
    this.#normal.needsUpdate = true;
  }
}

function bezier(out: Vector3, t: number, a: Vector3, b: Vector3, c: Vector3, d: Vector3): void {
  const u = 1 - t;
  out
    .set(0, 0, 0)
    .addScaledVector(a, u * u * u)
    .addScaledVector(b, 3 * u * u * t)
    .addScaledVector(c, 3 * u * t * t)
    .addScaledVector(d, t * t * t);
}
