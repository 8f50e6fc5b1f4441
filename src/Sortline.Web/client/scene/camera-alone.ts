import type { WebGLRenderer } from "three";
import { InspectionCamera } from "./camera/inspection";
import { onContextChange } from "./rendering/context";
import { rendererOf } from "./rendering/renderer";
import { UnseenLine } from "./unseen-line";

/** The line that nobody sees: where its parts are, and the camera that takes their pictures. In place of a `Stage`. */
export class CameraAlone extends UnseenLine {
  readonly inspection: InspectionCamera;
  readonly #renderer: WebGLRenderer;
  readonly #unwatch: () => void;
  #lost = false;

  constructor(onContext: (lost: boolean) => void) {
    super();
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

  dispose(): void {
    this.#unwatch();
    this.inspection.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss(); // A browser has few contexts to give.
  }
}
