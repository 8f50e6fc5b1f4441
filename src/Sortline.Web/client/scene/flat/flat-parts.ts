import { Quaternion, Vector3 } from "three";
import { At, partStride, type Poses } from "../pose";
import type { Silhouette } from "../parts/kinds/kind";
import type { PartSpec } from "../parts/part";
import { random } from "../rendering/random";
import { blend } from "./grain";
import { type Pen, ring } from "./pen";

/** Metal and rust as they look from afar, red, green and blue. */
const darkMetal = [132, 136, 138] as const;
const lightMetal = [205, 207, 206] as const;
const rust = [156, 78, 30] as const;

interface FlatPart {
  readonly spec: PartSpec;
  readonly silhouette: Silhouette;
  readonly face: string;
  readonly edge: string;
  /** Where rust shows on a plate: places on it, and how large. */
  readonly spots: readonly { readonly at: Vector3; readonly size: number }[];
  isListed: boolean;
}

/** Where a part lies in this frame. */
export interface Placed {
  readonly part: FlatPart;
  readonly at: Vector3;
  readonly turn: Quaternion;
}

/** All parts on the line, and how each is drawn flat. */
export class FlatParts {
  readonly #parts = new Map<number, FlatPart>();

  add(spec: PartSpec): void {
    this.#parts.set(spec.id, flatPart(spec));
  }

  spec(id: number): PartSpec | undefined {
    return this.#parts.get(id)?.spec;
  }

  get specs(): PartSpec[] {
    return [...this.#parts.values()].map(({ spec }) => spec);
  }

  clear(): void {
    this.#parts.clear();
  }

  /** The parts of a frame, the furthest first; those that were listed and are no longer are forgotten. */
  pose(poses: Poses): Placed[] {
    const placed: Placed[] = [];
    const listed = new Set<number>();
    for (let i = 0; i < poses.partCount; i++) {
      const start = At.Parts + i * partStride;
      const part = this.#parts.get(poses.get(start));
      if (part) {
        const number = (offset: number): number => poses.get(start + offset);
        part.isListed = true;
        listed.add(part.spec.id);
        placed.push({
          part,
          at: new Vector3(number(1), number(2), number(3)),
          turn: new Quaternion(number(4), number(5), number(6), number(7)),
        });
      }
    }
    for (const [id, part] of this.#parts) {
      if (part.isListed && !listed.has(id)) {
        this.#parts.delete(id);
      }
    }
    return placed.sort((a, b) => a.at.y + a.at.z - b.at.y - b.at.z);
  }
}

/** Draws one part. */
export function drawPart(pen: Pen, { part, at, turn }: Placed): void {
  const { silhouette, face, edge, spots } = part;
  const put = (x: number, y: number, z: number): Vector3 => new Vector3(x, y, z).applyQuaternion(turn).add(at);
  const { plate, rods } = silhouette;
  if (plate) {
    // Whichever face looks up is the one that is seen.
    const up = put(0, 1, 0).y >= at.y ? plate.half : -plate.half;
    const loops = (y: number): Vector3[][] => plate.loops.map((loop) => loop.map((p) => put(p.x, y, p.y)));
    pen.fill(edge, ...loops(-up));
    pen.fill(face, ...loops(up));
    for (const spot of spots) {
      pen.disc(put(spot.at.x, up, spot.at.z), spot.size, `rgb(${rust.join(" ")})`);
    }
  }
  rods?.forEach(({ points, radius }) => {
    const line = points.map((p) => put(p.x, p.y, p.z));
    pen.rod(line, radius, edge, "butt");
    pen.rod(
      line.map((p) => p.add(new Vector3(0, radius * 0.3, 0))),
      radius * 0.55,
      face,
      "butt",
    );
  });
}

/** What a part takes of the light on the belt below it. */
export function drawPartShadow(pen: Pen, { part, at }: Placed): void {
  const size = part.silhouette.plate ? 0.058 : 0.03;
  pen.fill("rgb(0 0 0 / 0.22)", ring(at.x + 0.008, 0.001, at.z + 0.008, size + at.y * 0.1, size * 0.9 + at.y * 0.1, 18));
}

function flatPart(spec: PartSpec): FlatPart {
  const { finish, kind, shape } = spec;
  const silhouette = kind.silhouette(shape);
  const stain = Math.min(0.85, finish.rust * 1.6);
  const color = (by: number): string =>
    `rgb(${darkMetal
      .map((dark, i) => blend(blend(dark, lightMetal[i] ?? 0, finish.tone), rust[i] ?? 0, stain) * by)
      .map(Math.round)
      .join(" ")})`;
  const outer = silhouette.plate?.loops[0] ?? [];
  const reach = Math.min(...outer.map((p) => p.length()));
  const next = random(finish.seed);
  const spots = Array.from({ length: outer.length > 0 ? Math.ceil(finish.rust * 16) : 0 }, () => {
    const [angle, away] = [next() * 2 * Math.PI, reach * (0.5 + 0.4 * next())];
    return { at: new Vector3(Math.cos(angle) * away, 0, Math.sin(angle) * away), size: 0.003 + 0.005 * next() };
  });
  return { spec, silhouette, face: color(1), edge: color(0.55), spots, isListed: false };
}
