import type { Object3D } from "three";
import { binsOf, signOf } from "./bins";
import { CanvasSign, drawCross, drawSkip, drawTick, drawText } from "./canvas-sign";
import { At, type Poses } from "../pose";
import type { LineLayout } from "../layout";

const pixelsPerMetre = 700;
export const counterHeight = 0.188;

/** What stands on each bin, in the order of `binsOf`: where the poses have its number, and how it is painted on a canvas of the sign's shape. */
export const counters = [
  { count: At.Shipped, paint: painter("#0f766e", drawTick) },
  { count: At.Rejected, paint: painter("#b3261e", drawCross) },
  { count: At.SetAside, paint: painter("#4d5a63", drawSkip) },
] as const;

/** On each bin what belongs there and how many parts have come to lie in it. */
export class BinCounters {
  readonly #signs: readonly { readonly sign: CanvasSign; readonly count: number }[];

  constructor(parent: Object3D, layout: LineLayout) {
    const [ship] = binsOf(layout);
    this.#signs = counters.map((counter, i) => {
      const bin = binsOf(layout)[i] ?? ship;
      const sign = new CanvasSign(parent, bin.width - 0.012, counterHeight, pixelsPerMetre, counter.paint);
      const { count } = counter;
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

function painter(ink: string, mark: typeof drawTick): (context: CanvasRenderingContext2D, says: string) => void {
  return (context, says) => {
    const { width, height } = context.canvas;
    context.fillStyle = "#fbf9f4";
    context.fillRect(0, 0, width, height);
    context.strokeStyle = ink;
    mark(context, width * 0.25, height / 2, height * 0.72);
    context.strokeStyle = "#20282d";
    drawText(context, says, width * 0.68, height / 2, height * (says.length > 2 ? 0.62 : 0.92));
  };
}
