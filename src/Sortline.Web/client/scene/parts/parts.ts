import { BatchedMesh, Matrix4, type Object3D, Quaternion, Vector3 } from "three";
import { packFinish, partMaterial } from "./finish";
import { applyMaterial } from "../rendering/materials";
import type { PartSpec } from "./part";
import { At, partStride, type Poses } from "../pose";
import type { LineLayout } from "../layout";

interface Shape {
  readonly geometryId: number;
  users: number;
}

/** A part under so many others, by at least two layers, cannot be seen any more. */
const buriedUnder = 7;
const twoLayers = 0.04;

interface Shown {
  readonly spec: PartSpec;
  readonly key: string;
  /** Unset while the part has not yet occurred in a pose array. */
  instance: number | undefined;
}

/** All parts in the hall, in one draw call. Equal shapes are stored once. */
export class Parts {
  readonly #mesh: BatchedMesh;
  readonly #shapes = new Map<string, Shape>();
  readonly #parts = new Map<number, Shown>();
  readonly #matrix = new Matrix4();
  readonly #position = new Vector3();
  readonly #rotation = new Quaternion();
  /** Parts lower than this lie in a bin: the one whose middle is nearest. */
  readonly #inBinBelowY: number;
  readonly #binXs: readonly number[];
  readonly #one = new Vector3(1, 1, 1);

  constructor(parent: Object3D, { asideBinX, rejectBinX, rejectBinRimY, shipBinX, shipBinRimY }: LineLayout) {
    this.#inBinBelowY = Math.min(rejectBinRimY, shipBinRimY);
    this.#binXs = [asideBinX, rejectBinX, shipBinX];
    const material = partMaterial();
    this.#mesh = new BatchedMesh(32, 20_000, 60_000, material.full);
    this.#mesh.castShadow = true;
    this.#mesh.receiveShadow = true;
    // The whole line is always in view; testing each part against it would cost more than it saves.
    this.#mesh.frustumCulled = false;
    this.#mesh.perObjectFrustumCulled = false;
    this.#mesh.sortObjects = false;
    this.#mesh.visible = false;
    applyMaterial(this.#mesh, material);
    parent.add(this.#mesh);
  }

  get count(): number {
    return this.#parts.size;
  }

  spec(id: number): PartSpec | undefined {
    return this.#parts.get(id)?.spec;
  }

  get specs(): PartSpec[] {
    return [...this.#parts.values()].map(({ spec }) => spec);
  }

  add(spec: PartSpec): void {
    if (this.#parts.has(spec.id)) {
      this.#remove(spec.id);
    }
    const key = JSON.stringify(spec.shape);
    this.#parts.set(spec.id, { spec, key, instance: undefined });
  }

  clear(): void {
    for (const id of [...this.#parts.keys()]) {
      this.#remove(id);
    }
  }

  /** Moves every part to its pose; parts that were shown and are no longer listed leave the scene. */
  pose(poses: Poses): void {
    const listed = new Set<number>();
    for (let i = 0; i < poses.partCount; i++) {
      const start = At.Parts + i * partStride;
      const part = this.#parts.get(poses.get(start));
      if (!part) {
        continue;
      }
      listed.add(part.spec.id);
      part.instance ??= this.#show(part);
      this.#position.set(poses.get(start + 1), poses.get(start + 2), poses.get(start + 3));
      this.#rotation.set(poses.get(start + 4), poses.get(start + 5), poses.get(start + 6), poses.get(start + 7));
      this.#mesh.setMatrixAt(part.instance, this.#matrix.compose(this.#position, this.#rotation, this.#one));
    }
    this.#hideBuried(poses);
    // Without an instance the batch has no finishes, and its material could not be compiled.
    this.#mesh.visible = this.#mesh.instanceCount > 0;
    for (const [id, part] of this.#parts) {
      if (part.instance !== undefined && !listed.has(id)) {
        this.#remove(id);
      }
    }
  }

  dispose(): void {
    this.#mesh.dispose();
    this.#mesh.removeFromParent();
  }

  /** Leaves out what lies deep in a bin: a full one would cost more than everything that can be seen. */
  #hideBuried(poses: Poses): void {
    const piles: { part: Shown; y: number }[][] = this.#binXs.map(() => []);
    for (let i = 0; i < poses.partCount; i++) {
      const start = At.Parts + i * partStride;
      const part = this.#parts.get(poses.get(start));
      if (part?.instance === undefined) {
        continue;
      }
      const y = poses.get(start + 2);
      if (y < this.#inBinBelowY) {
        const away = this.#binXs.map((x) => Math.abs(x - poses.get(start + 1)));
        piles[away.indexOf(Math.min(...away))]?.push({ part, y });
      }
    }
    for (const pile of piles) {
      pile.sort((a, b) => b.y - a.y);
      pile.forEach(({ part, y }, rank) => {
        const above = pile[buriedUnder - 1];
        const buried = rank >= buriedUnder && above !== undefined && above.y > y + twoLayers;
        if (part.instance !== undefined) {
          this.#mesh.setVisibleAt(part.instance, !buried);
        }
      });
    }
  }

  #show(part: Shown): number {
    if (this.#mesh.instanceCount >= this.#mesh.maxInstanceCount) {
      this.#mesh.setInstanceCount(this.#mesh.maxInstanceCount * 2);
    }
    const shape = this.#shapes.get(part.key) ?? this.#store(part);
    shape.users++;
    const instance = this.#mesh.addInstance(shape.geometryId);
    this.#mesh.setColorAt(instance, packFinish(part.spec.finish));
    return instance;
  }

  #store(part: Shown): Shape {
    const { kind, shape: measures } = part.spec;
    const geometry = kind.geometry(measures, "hall");
    this.#makeRoom(geometry.getAttribute("position").count, geometry.index?.count ?? 0);
    const shape = { geometryId: this.#mesh.addGeometry(geometry), users: 0 };
    geometry.dispose();
    this.#shapes.set(part.key, shape);
    return shape;
  }

  #makeRoom(vertices: number, indices: number): void {
    const mesh = this.#mesh;
    const fits = (): boolean => mesh.unusedVertexCount >= vertices && mesh.unusedIndexCount >= indices;
    if (fits()) {
      return;
    }
    mesh.optimize();
    if (fits()) {
      return;
    }
    const { geometry } = mesh;
    // Before the first part there is no buffer yet that could be too small.
    const [nowVertices, nowIndices] = [geometry.attributes.position?.count ?? 0, geometry.index?.count ?? 0];
    if (nowVertices > 0) {
      mesh.setGeometrySize((nowVertices + vertices) * 2, (nowIndices + indices) * 2);
    }
  }

  #remove(id: number): void {
    const part = this.#parts.get(id);
    this.#parts.delete(id);
    if (!part || part.instance === undefined) {
      return;
    }
    this.#mesh.deleteInstance(part.instance);
    const shape = this.#shapes.get(part.key);
    if (!shape || --shape.users > 0) {
      return;
    }
    this.#mesh.deleteGeometry(shape.geometryId);
    this.#shapes.delete(part.key);
  }
}
