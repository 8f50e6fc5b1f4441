import { BufferAttribute, BufferGeometry, ShapeUtils, Vector2, Vector3 } from "three";

/** What a patch of a part's surface went through; the shader in finish.ts reads these numbers. */
export const SurfaceKind = { Plain: 0, Fracture: 1, Plug: 2, Worn: 3, Cast: 4, Turned: 5 } as const;

/** A point of an outline, in the plane of a gear: x, z. */
export type Loop = Vector2[];

/** Collects triangles of one part. Vertices are shared only within a flat face: machined edges are sharp. */
export class PartMeshBuilder {
  readonly #position: number[] = [];
  readonly #normal: number[] = [];
  readonly #mark: number[] = [];
  readonly #index: number[] = [];
  readonly #known = new Map<string, number>();
  readonly #edge1 = new Vector3();
  readonly #edge2 = new Vector3();

  vertex(point: Vector3, normal: Vector3, mark: number): void {
    // Equal to a tenth of a micrometre and a thousandth of a normal is the same vertex.
    const key = `${Math.round(point.x * 1e7)},${Math.round(point.y * 1e7)},${Math.round(point.z * 1e7)},${Math.round(
      normal.x * 1e3,
    )},${Math.round(normal.y * 1e3)},${Math.round(normal.z * 1e3)},${mark}`;
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.#mark.length;
      this.#known.set(key, index);
      this.#position.push(point.x, point.y, point.z);
      this.#normal.push(normal.x, normal.y, normal.z);
      this.#mark.push(mark);
    }
    this.#index.push(index);
  }

  /** A flat triangle, counter-clockwise seen from outside. */
  triangle(a: Vector3, b: Vector3, c: Vector3, mark: number): void {
    const normal = this.#edge1.subVectors(b, a).cross(this.#edge2.subVectors(c, a));
    if (normal.lengthSq() === 0) {
      return;
    }
    normal.normalize();
    this.vertex(a, normal, mark);
    this.vertex(b, normal, mark);
    this.vertex(c, normal, mark);
  }

  /** A flat quadrilateral a-b-c-d, counter-clockwise seen from outside. */
  quad(a: Vector3, b: Vector3, c: Vector3, d: Vector3, mark: number): void {
    this.triangle(a, b, c, mark);
    this.triangle(a, c, d, mark);
  }

  /**
   * A flat face at a height, with holes. Loops run counter-clockwise in (x, z).
   * `up` tells whether the face looks along +Y or -Y.
   */
  cap(outline: Loop, holes: Loop[], y: number, up: boolean, mark: number): void {
    const points = [...outline, ...holes.flat()].map((p) => new Vector3(p.x, y, p.y));
    // Triangulation follows the outline's sense in (x, z), whose normal is -Y in a right-handed world.
    for (const [a = 0, b = 0, c = 0] of ShapeUtils.triangulateShape(outline, holes)) {
      const [p, q, r] = [points[a], points[b], points[c]];
      if (!p || !q || !r) {
        continue;
      }
      if (up) {
        this.triangle(p, r, q, mark);
      } else {
        this.triangle(p, q, r, mark);
      }
    }
  }

  /** The wall between a loop at one height and a loop of as many points at another; an open line when not closed. */
  wall(
    low: Loop,
    lowY: number,
    high: Loop,
    highY: number,
    outward: boolean,
    mark: (index: number) => number,
    closed = true,
  ): void {
    low.forEach((point, i) => {
      if (!closed && i === low.length - 1) {
        return;
      }
      const next = (i + 1) % low.length;
      const lowNext = low[next] ?? point;
      const highHere = high[i] ?? point;
      const highNext = high[next] ?? lowNext;
      const a = new Vector3(point.x, lowY, point.y);
      const b = new Vector3(lowNext.x, lowY, lowNext.y);
      const c = new Vector3(highNext.x, highY, highNext.y);
      const d = new Vector3(highHere.x, highY, highHere.y);
      if (outward) {
        this.quad(a, d, c, b, mark(i));
      } else {
        this.quad(a, b, c, d, mark(i));
      }
    });
  }

  build(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(this.#position), 3));
    geometry.setAttribute("normal", new BufferAttribute(new Float32Array(this.#normal), 3));
    geometry.setAttribute("mark", new BufferAttribute(new Float32Array(this.#mark), 1));
    geometry.setIndex(this.#index);
    return geometry;
  }
}

/** A circle as a loop. */
export function circle(x: number, z: number, radius: number, segments: number, phase = 0): Loop {
  return Array.from({ length: segments }, (_, i) => {
    const angle = phase + (i / segments) * Math.PI * 2;
    return new Vector2(x + radius * Math.cos(angle), z + radius * Math.sin(angle));
  });
}

/** An open arc of points from one angle to another, both included. */
export function arc(x: number, z: number, radius: number, from: number, to: number, segments: number): Loop {
  return Array.from({ length: segments + 1 }, (_, i) => {
    const angle = from + ((to - from) * i) / segments;
    return new Vector2(x + radius * Math.cos(angle), z + radius * Math.sin(angle));
  });
}

/** A loop moved inward (to its left when counter-clockwise) by a small distance, for chamfers. */
export function inset(loop: Loop, distance: number): Loop {
  const count = loop.length;
  return loop.map((point, i) => {
    const before = loop[(i + count - 1) % count] ?? point;
    const after = loop[(i + 1) % count] ?? point;
    const d1 = point.clone().sub(before).normalize();
    const d2 = after.clone().sub(point).normalize();
    const n1 = new Vector2(-d1.y, d1.x);
    const n2 = new Vector2(-d2.y, d2.x);
    const mitre = n1.add(n2);
    const length = mitre.lengthSq();
    // A needle-sharp corner would throw its mitre far away; keep it within twice the chamfer.
    return point.clone().addScaledVector(mitre, length < 0.5 ? distance : (2 * distance) / length);
  });
}
