import { CanvasTexture, Mesh, MeshBasicMaterial, type Object3D, PlaneGeometry, SRGBColorSpace } from "three";

/** A flat sign that is drawn on a canvas, anew when what it says has changed. */
export class CanvasSign {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #context: CanvasRenderingContext2D;
  readonly #texture: CanvasTexture;
  #said: string | null = null;

  /** A sign of so many metres; the canvas has `pixelsPerMetre` of them. */
  constructor(
    parent: Object3D,
    readonly width: number,
    readonly height: number,
    pixelsPerMetre: number,
    readonly paint: (context: CanvasRenderingContext2D, says: string) => void,
  ) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * pixelsPerMetre), Math.round(height * pixelsPerMetre)];
    this.#context = canvas.getContext("2d")!;
    this.#texture = new CanvasTexture(canvas);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.anisotropy = 4;
    this.mesh = new Mesh(new PlaneGeometry(width, height), new MeshBasicMaterial({ map: this.#texture, toneMapped: false }));
    parent.add(this.mesh);
  }

  /** Says something; the same again costs nothing. Answers whether it is something else than before. */
  say(says: string): boolean {
    if (says === this.#said) {
      return false;
    }
    this.#said = says;
    this.paint(this.#context, says);
    this.#texture.needsUpdate = true;
    return true;
  }

  dispose(): void {
    this.#texture.dispose();
  }
}

/** Draws a tick in a square of the given size about a middle. */
export function drawTick(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  stroke(context, size, [
    [x - 0.36 * size, y + 0.02 * size],
    [x - 0.1 * size, y + 0.28 * size],
    [x + 0.36 * size, y - 0.26 * size],
  ]);
}

/** A cross, as `drawTick`. */
export function drawCross(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  const r = 0.3 * size;
  stroke(context, size, [
    [x - r, y - r],
    [x + r, y + r],
  ]);
  stroke(context, size, [
    [x + r, y - r],
    [x - r, y + r],
  ]);
}

/** An arrow that leads away, as `drawTick`: a part that was skipped. */
export function drawSkip(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  stroke(context, size, [
    [x - 0.34 * size, y],
    [x + 0.3 * size, y],
  ]);
  stroke(context, size, [
    [x + 0.06 * size, y - 0.26 * size],
    [x + 0.32 * size, y],
    [x + 0.06 * size, y + 0.26 * size],
  ]);
}

/** Writes in the middle; `size` is the height of the type. */
export function drawText(context: CanvasRenderingContext2D, text: string, x: number, y: number, size: number): void {
  context.font = `600 ${size}px Barlow, "Segoe UI", sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = context.strokeStyle;
  context.fillText(text, x, y + 0.05 * size);
}

function stroke(context: CanvasRenderingContext2D, size: number, points: readonly (readonly [number, number])[]): void {
  context.lineWidth = 0.15 * size;
  context.lineCap = context.lineJoin = "round";
  context.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
}
