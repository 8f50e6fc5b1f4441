import { At, partStride, type Poses } from "../pose";
import type { PartSpec } from "./part";

/** What is known of the parts on a line that nobody sees. */
export class UnseenParts {
  readonly #parts = new Map<number, { readonly spec: PartSpec; isListed: boolean }>();

  add(spec: PartSpec): void {
    this.#parts.set(spec.id, { spec, isListed: false });
  }

  spec(id: number): PartSpec | undefined {
    return this.#parts.get(id)?.spec;
  }

  get specs(): PartSpec[] {
    return [...this.#parts.values()].map(({ spec }) => spec);
  }

  /** Forgets the parts that were listed and are no longer. */
  pose(poses: Poses): void {
    const listed = new Set<number>();
    for (let i = 0; i < poses.partCount; i++) {
      listed.add(poses.get(At.Parts + i * partStride));
    }
    for (const [id, part] of this.#parts) {
      if (listed.has(id)) {
        part.isListed = true;
      } else if (part.isListed) {
        this.#parts.delete(id);
      }
    }
  }

  clear(): void {
    this.#parts.clear();
  }
}
