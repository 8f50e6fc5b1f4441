import type { Place } from "./points";
import type { Poses } from "./pose";

/** A drawing of the line that can say where on its canvas something is seen. */
interface Seen {
  readonly canvas: HTMLCanvasElement;
  readonly poses: Poses;
  placeOf(x: number, y: number, z: number): Place;
}

/** A ring that goes with one part over the canvas: the one that is spoken of. Decoration: beside it the part is named. */
export class PartMark {
  #part = -1;
  #ring: HTMLElement | null = null;

  /** Which part it goes with; -1 for none. */
  set part(id: number) {
    this.#part = id;
    if (id < 0) {
      this.#ring?.remove();
      this.#ring = null;
    }
  }

  /** Goes where the part is in the frame that was drawn last, if it is in it. */
  follow(drawing: Seen): void {
    if (this.#part < 0) {
      return;
    }
    const { poses } = drawing;
    const at = poses.find(this.#part);
    const ring = this.#ringOver(drawing.canvas);
    ring.hidden = at < 0;
    if (at >= 0) {
      const { x, y } = drawing.placeOf(poses.get(at + 1), poses.get(at + 2), poses.get(at + 3));
      ring.style.left = `${x * 100}%`;
      ring.style.top = `${y * 100}%`;
    }
  }

  #ringOver(canvas: HTMLCanvasElement): HTMLElement {
    if (this.#ring) {
      return this.#ring;
    }
    const ring = document.createElement("span");
    ring.className = "part-mark";
    ring.ariaHidden = "true";
    canvas.parentElement?.append(ring);
    this.#ring = ring;
    return ring;
  }
}
