import { CircleGeometry, InstancedMesh, Matrix4, type Object3D, ShaderMaterial } from "three";
import { At, partStride, type Poses } from "../pose";
import type { LineLayout } from "../layout";

const maxShadows = 24;

/**
 * Soft shade under parts on the belt, for machines where nothing that moves casts a shadow:
 * without it the parts would seem to float.
 */
export class ContactShadow {
  readonly #mesh: InstancedMesh<CircleGeometry, ShaderMaterial>;
  readonly #matrix = new Matrix4();

  constructor(
    parent: Object3D,
    readonly layout: LineLayout,
  ) {
    const geometry = new CircleGeometry(0.074, 20).rotateX(-Math.PI / 2);
    this.#mesh = new InstancedMesh(
      geometry,
      new ShaderMaterial({
        vertexShader: `varying vec2 vAt;
        void main() { vAt = uv * 2.0 - 1.0; gl_Position = projectionMatrix * modelViewMatrix * instanceMatrix * vec4(position, 1.0); }`,
        fragmentShader: `varying vec2 vAt;
        void main() { gl_FragColor = vec4(0.0, 0.0, 0.0, 0.6 * (1.0 - smoothstep(0.55, 1.0, length(vAt)))); }`,
        transparent: true,
        depthWrite: false,
      }),
      maxShadows,
    );
    this.#mesh.frustumCulled = false;
    this.#mesh.count = 0;
    parent.add(this.#mesh);
  }

  set visible(on: boolean) {
    this.#mesh.visible = on;
  }

  pose(poses: Poses): void {
    const { beltEndX, beltWidth } = this.layout;
    let count = 0;
    for (let i = 0; i < poses.partCount && count < maxShadows; i++) {
      const start = At.Parts + i * partStride;
      const [x, y, z] = [poses.get(start + 1), poses.get(start + 2), poses.get(start + 3)];
      if (y > 0 && y < 0.02 && x < beltEndX - 0.04 && Math.abs(z) < beltWidth / 2 - 0.01) {
        this.#mesh.setMatrixAt(count++, this.#matrix.makeTranslation(x + 0.006, 0.0008, z - 0.004));
      }
    }
    this.#mesh.count = count;
    this.#mesh.instanceMatrix.needsUpdate = true;
  }

  dispose(): void {
    this.#mesh.dispose();
  }
}
