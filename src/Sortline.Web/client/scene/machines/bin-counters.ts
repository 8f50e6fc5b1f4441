import type { Object3D } from "three";
import { binsOf, signOf } from "./bins";
import { CanvasSign, drawCross, drawSkip, drawTick, drawText } from "./canvas-sign";
import { At, type Poses } from "../pose";
import type { LineLayout } from "../layout";

const pixelsPerMetre = 700;

/** On each bin what belongs there and how many parts have come to lie in it. */
export class BinCounters {
  readonly #signs: readonly { readonly sign: CanvasSign; readonly count: number }[];

  constructor(parent: Object3D, layout: LineLayout) {
    const [ship, reject, aside] = binsOf(layout);
    const kinds = [
      { bin: ship, count: At.Shipped, ink: "#0f766e", mark: drawTick },
      { bin: reject, count: At.Rejected, ink: "#b3261e", mark: drawCross },
      { bin: aside, count: At.SetAside, ink: "#4d5a63", mark: drawSkip },
    ];
    this.#signs = kinds.map(({ bin, count, ink, mark }) => {
      const sign = new CanvasSign(parent, bin.width - 0.012, 0.188, pixelsPerMetre, (context, says) => {
        const { width, height } = context.canvas;
        context.fillStyle = "#fbf9f4";
        context.fillRect(0, 0, width, height);
        context.strokeStyle = ink;
        mark(context, width * 0.25, height / 2, height * 0.72);
        context.strokeStyle = "#20282d";
        drawText(context, says, width * 0.68, height / 2, height * (says.length > 2 ? 0.62 : 0.92));
      });
      const { x, y, z } = signOf(bin);
      sign.mesh.position.set(x, y, z + 0.005);
      return { sign, count };
    });
  }

  pose(poses: Poses): void {
    for (const { sign, count } of this.#signs) {
      sign.say(`${poses.get(count)}`);
    }
  }

  dispose(): void {
    this.#signs.forEach(({ sign }) => sign.dispose());
  }
}
