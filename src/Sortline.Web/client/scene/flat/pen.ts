import type { Vector3Like } from "three";
import type { View } from "../rendering/view";

/** Draws things of the hall on a flat canvas, seen from where the hall is always seen. */
export class Pen {
  readonly #view: View;
  readonly context: CanvasRenderingContext2D;
  #width = 1;
  #height = 1;

  constructor(context: CanvasRenderingContext2D, view: View) {
    this.context = context;
    this.#view = view;
  }

  /** From now on the view fills so many pixels. */
  size(width: number, height: number): void {
    [this.#width, this.#height] = [width, height];
    this.#view.frame(width / Math.max(1, height));
    this.#view.camera.updateMatrixWorld();
  }

  /** The same on another canvas of the same size. */
  onto(context: CanvasRenderingContext2D): Pen {
    const pen = new Pen(context, this.#view);
    [pen.#width, pen.#height] = [this.#width, this.#height];
    return pen;
  }

  /** Where a place is seen, in pixels, and how many of them a metre is there. */
  at({ x, y, z }: Vector3Like): [x: number, y: number, metre: number] {
    const { camera } = this.#view;
    const e = camera.matrixWorldInverse.elements;
    const row = (r: number): number => (e[r] ?? 0) * x + (e[r + 4] ?? 0) * y + (e[r + 8] ?? 0) * z + (e[r + 12] ?? 0);
    const metre = this.#height / 2 / Math.tan((camera.fov * Math.PI) / 360) / -row(2);
    return [this.#width / 2 + row(0) * metre, this.#height / 2 - row(1) * metre, metre];
  }

  /** Begins a path along places and closes it. More than one become one path, in which the later ones are holes. */
  path(...loops: readonly (readonly Vector3Like[])[]): void {
    this.context.beginPath();
    for (const loop of loops) {
      loop.forEach((place, i) => {
        const [x, y] = this.at(place);
        if (i === 0) {
          this.context.moveTo(x, y);
        } else {
          this.context.lineTo(x, y);
        }
      });
      this.context.closePath();
    }
  }

  fill(color: string, ...loops: readonly (readonly Vector3Like[])[]): void {
    this.path(...loops);
    this.context.fillStyle = color;
    this.context.fill("evenodd");
  }

  /** A box between two corners: its top, its front and the side that is seen. */
  box(x0: number, x1: number, y0: number, y1: number, z0: number, z1: number, color: number): void {
    const left = x0 + x1 > 2 * this.#view.camera.position.x;
    this.fill(shade(color, 0.72), corners("x", left ? x0 : x1, y0, y1, z0, z1));
    this.fill(shade(color, 0.88), corners("z", z1, x0, x1, y0, y1));
    this.fill(shade(color, 1), corners("y", y1, x0, x1, z0, z1));
  }

  /** A line so many metres thick, rounded or cut off at its ends. */
  rod(points: readonly Vector3Like[], radius: number, color: string, cap: CanvasLineCap = "round"): void {
    const { context } = this;
    let metre = 0;
    context.beginPath();
    points.forEach((place, i) => {
      const [x, y, here] = this.at(place);
      metre = Math.max(metre, here);
      if (i === 0) {
        context.moveTo(x, y);
      } else {
        context.lineTo(x, y);
      }
    });
    context.lineWidth = 2 * radius * metre;
    context.lineCap = cap;
    context.lineJoin = "round";
    context.strokeStyle = color;
    context.stroke();
  }

  disc(place: Vector3Like, radius: number, color: string): void {
    const [x, y, metre] = this.at(place);
    this.context.beginPath();
    this.context.arc(x, y, radius * metre, 0, 2 * Math.PI);
    this.context.fillStyle = color;
    this.context.fill();
  }

  /** A link of the arm: thick where it begins, slimmer where it ends. */
  link(from: Vector3Like, to: Vector3Like, radius: number, endRadius: number, color: string): void {
    const [x0, y0, metre0] = this.at(from);
    const [x1, y1, metre1] = this.at(to);
    const [r0, r1] = [radius * metre0, endRadius * metre1];
    const angle = Math.atan2(y1 - y0, x1 - x0);
    const lean = Math.acos(Math.min(1, Math.max(-1, (r0 - r1) / (Math.hypot(x1 - x0, y1 - y0) || 1))));
    this.context.beginPath();
    this.context.arc(x0, y0, r0, angle + lean, angle - lean);
    this.context.arc(x1, y1, r1, angle - lean, angle + lean);
    this.context.closePath();
    this.context.fillStyle = color;
    this.context.fill();
  }

  /** Shows a picture on an upright or tilted board: its upper left, its upper right and its lower left corner. */
  board(picture: HTMLCanvasElement, corner: Vector3Like, right: Vector3Like, low: Vector3Like): void {
    const [x, y] = this.at(corner);
    const [rx, ry] = this.at(right);
    const [lx, ly] = this.at(low);
    const { width, height } = picture;
    this.context.save();
    this.context.transform((rx - x) / width, (ry - y) / width, (lx - x) / height, (ly - y) / height, x, y);
    this.context.drawImage(picture, 0, 0);
    this.context.restore();
  }
}

/** A ring of places on a level. */
export function ring(x: number, y: number, z: number, radiusX: number, radiusZ = radiusX, count = 28): Vector3Like[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    return { x: x + radiusX * Math.cos(angle), y, z: z + radiusZ * Math.sin(angle) };
  });
}

/** A rectangle at a place along one axis; the two other axes follow in the order of their names. */
export function corners(axis: "x" | "y" | "z", at: number, a0: number, a1: number, b0: number, b1: number): Vector3Like[] {
  const sides = [
    [a0, b0],
    [a1, b0],
    [a1, b1],
    [a0, b1],
  ] as const;
  return sides.map(([a, b]) =>
    axis === "x" ? { x: at, y: a, z: b } : axis === "y" ? { x: a, y: at, z: b } : { x: a, y: b, z: at },
  );
}

/** A colour, darker or lighter. */
export function shade(color: number, by: number): string {
  const byte = (shift: number): number => Math.round(Math.min(255, ((color >> shift) & 255) * by));
  return `rgb(${byte(16)} ${byte(8)} ${byte(0)})`;
}
