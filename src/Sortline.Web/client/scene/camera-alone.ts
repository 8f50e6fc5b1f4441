import type { WebGLRenderer } from "three";
import { InspectionCamera } from "./camera/inspection";
import { UnseenParts } from "./parts/unseen-parts";
import { Poses, type PoseView } from "./pose";
import { onContextChange } from "./rendering/context";
import { rendererOf } from "./rendering/renderer";

/** The line that nobody sees: where its parts are, and the camera that takes their pictures. In place of a `Stage`. */
export class CameraAlone {
  readonly parts = new UnseenParts();
  readonly poses = new Poses();
  readonly inspection: InspectionCamera;
  /** Nothing is drawn, so drawing costs nothing. */
  readonly stats = null;
  /** Nothing moves that could be too much. */
  reducedMotion = false;
  /** There is no monitor. */
  guess = 0;
  readonly #renderer: WebGLRenderer;
  readonly #unwatch: () => void;
  #lost = false;

  constructor(onContext: (lost: boolean) => void) {
    const canvas = document.createElement("canvas"); // Never on the page; the pictures are drawn beside it.
    this.#renderer = rendererOf(canvas).renderer;
    this.inspection = new InspectionCamera(this.#renderer);
    this.#unwatch = onContextChange(canvas, (lost) => {
      this.#lost = lost;
      if (!lost) {
        this.inspection.restore();
      }
      onContext(lost);
    });
  }

  /** The browser tells of a loss a little after it. */
  get lost(): boolean {
    return this.#lost || this.#renderer.getContext().isContextLost();
  }

  /** Takes one frame's poses: the camera asks for them. */
  draw(view: PoseView): void {
    this.poses.take(view);
    this.parts.pose(this.poses);
  }

  /** There is no place to show them at. */
  showPoints(): void {}

  clear(): void {
    this.parts.clear();
  }

  dispose(): void {
    this.#unwatch();
    this.inspection.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss(); // A browser has few contexts to give.
  }
}
