import type { Camera } from "../camera/photograph";
import type { LineLayout } from "../layout";
import { runsOf } from "../machines/belt";
import { counterHeight, counters } from "../machines/bin-counters";
import { type BinPlan, binsOf, signOf } from "../machines/bins";
import { Gesture } from "../machines/gesture";
import { monitor, monitorSays, paintMonitor } from "../machines/monitor";
import { type Place, popPoints } from "../points";
import { At, Poses, type PoseView } from "../pose";
import { surfaces } from "../rendering/palette";
import { View } from "../rendering/view";
import { FlatArm } from "./flat-arm";
import { FlatCamera } from "./flat-camera";
import { drawBefore, drawBehind, drawBinFront } from "./flat-hall";
import { drawPart, drawPartShadow, FlatParts, type Placed } from "./flat-parts";
import { corners, Pen, ring, shade } from "./pen";

/** Between two marks on the belt, in metres. */
const belt = { marks: 0.117, rubber: shade(surfaces.rubber.color, 1.25), mark: shade(surfaces.rubber.color, 1.75) } as const;
/** Pixels a metre of a sign. */
const signScale = 640;
/** More pixels than this would cost more than they show. */
const finest = 2;

/** The hall without a graphics card: the same line, seen from the same place, drawn flat on a canvas. In place of a `Stage`. */
export class FlatStage {
  readonly parts = new FlatParts();
  readonly poses = new Poses();
  readonly inspection: Camera = new FlatCamera();
  /** There is nothing to lose. */
  readonly lost = false;
  /** What it costs is not measured: a frame is a few hundred shapes. */
  readonly stats = null;
  readonly #pen: Pen;
  readonly #arm: FlatArm;
  readonly #gesture = new Gesture();
  readonly #behind = document.createElement("canvas");
  readonly #before = document.createElement("canvas");
  readonly #screen: Sign;
  readonly #signs: readonly { readonly sign: Sign; readonly bin: BinPlan; readonly count: number }[];
  readonly #observer: ResizeObserver;
  #resized = true;
  #stale = true;
  #guess = 0;
  #reducedMotion = false;

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly context: CanvasRenderingContext2D,
    readonly layout: LineLayout,
  ) {
    this.#pen = new Pen(context, new View());
    this.#arm = new FlatArm(layout);
    this.#screen = new Sign(monitor.width - 0.02, monitor.height - 0.02, paintMonitor);
    this.#signs = binsOf(layout).flatMap((bin, i) => {
      const counter = counters[i];
      return counter ? [{ sign: new Sign(bin.width, counterHeight, counter.paint), bin, count: counter.count }] : [];
    });
    this.#observer = new ResizeObserver(() => (this.#resized = true));
    this.#observer.observe(canvas);
  }

  draw(view: PoseView): void {
    const isMoving = this.#gesture.isMoving(performance.now());
    this.#stale = this.poses.take(view) || this.#stale || isMoving || this.#resized;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!this.#stale || width < 2 || height < 2) {
      return;
    }
    if (this.#resized) {
      this.#resize(width, height);
    }
    this.#stale = isMoving; // Where it ends is drawn too.
    this.#paint();
  }

  clear(): void {
    this.parts.clear();
    this.#stale = true;
  }

  set guess(number: number) {
    this.#guess = number;
    this.#stale = true;
  }

  get guess(): number {
    return this.#guess;
  }

  /** Lets the arm say the same, the larger the surer; see `Gesture`. */
  gesture(sureness: number): void {
    if (!this.#reducedMotion) {
      this.#gesture.begin(this.#guess, sureness, performance.now());
    }
  }

  set reducedMotion(on: boolean) {
    this.#reducedMotion = on;
    if (on) {
      this.#gesture.stop();
    }
    this.#stale = true;
  }

  get reducedMotion(): boolean {
    return this.#reducedMotion;
  }

  showPoints(bin: number, points: number): void {
    const plan = binsOf(this.layout)[bin];
    if (plan) {
      popPoints(this.canvas, this.placeOf(plan.x, plan.rim + 0.1, plan.z), points);
    }
  }

  /** Where a place of the hall is seen, in shares of the canvas. */
  placeOf(x: number, y: number, z: number): Place {
    const [left, top] = this.#pen.at({ x, y, z });
    return { x: left / this.canvas.width, y: top / this.canvas.height };
  }

  dispose(): void {
    this.#observer.disconnect();
    this.inspection.dispose();
  }

  #resize(width: number, height: number): void {
    this.#resized = false;
    const scale = Math.min(devicePixelRatio, finest);
    for (const canvas of [this.canvas, this.#behind, this.#before]) {
      [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    }
    this.#pen.size(this.canvas.width, this.canvas.height);
    this.#onto(this.#behind, (pen) => drawBehind(pen, this.layout, this.canvas.width, this.canvas.height));
    this.#onto(this.#before, (pen) => drawBefore(pen, this.layout));
  }

  #onto(canvas: HTMLCanvasElement, draw: (pen: Pen) => void): void {
    const context = canvas.getContext("2d");
    if (context) {
      draw(this.#pen.onto(context));
    }
  }

  #paint(): void {
    const { poses, context } = this;
    const pen = this.#pen;
    const bins = binsOf(this.layout);
    const places = this.parts.pose(poses);
    const inBin = (bin: BinPlan): Placed[] => places.filter(({ at }) => liesIn(bin, at));
    const flying = places.filter(({ at }) => isOffBelt(at) && !bins.some((bin) => liesIn(bin, at)));
    const onBelt = places.filter((placed) => !flying.includes(placed) && !bins.some((bin) => liesIn(bin, placed.at)));
    this.#arm.pose(poses, this.#gesture.turns(performance.now()));

    context.drawImage(this.#behind, 0, 0);
    this.#paintBelts();
    onBelt.forEach((placed) => {
      drawPartShadow(pen, placed);
      drawPart(pen, placed);
    });
    this.#paintFlash();
    context.drawImage(this.#before, 0, 0);
    this.#paintScreen();
    for (const { bin, sign, count } of this.#signs) {
      inBin(bin).forEach((placed) => drawPart(pen, placed));
      drawBinFront(pen, bin);
      const { x, y, z } = signOf(bin);
      const [x0, x1, y0, y1] = [x - bin.width / 2, x + bin.width / 2, y - counterHeight / 2, y + counterHeight / 2];
      sign.say(`${poses.get(count)}`);
      pen.board(sign.canvas, { x: x0, y: y1, z }, { x: x1, y: y1, z }, { x: x0, y: y0, z });
    }
    flying.forEach((placed) => drawPart(pen, placed));
    this.#arm.draw(pen);
  }

  #paintBelts(): void {
    const pen = this.#pen;
    const { context, poses, layout } = this;
    const half = layout.beltWidth / 2;
    runsOf(layout).forEach(({ startX, endX }, i) => {
      pen.fill(belt.rubber, corners("y", 0, startX, endX, -half, half));
      const begin = (poses.get(i === 0 ? At.Travel : At.Outfeed) % belt.marks) + startX;
      for (let x = begin; x < endX - 0.008; x += belt.marks) {
        pen.fill(belt.mark, corners("y", 0, x, x + 0.008, -half, half));
      }
    });
    context.save();
    pen.path(corners("y", 0, layout.beltStartX, layout.beltEndX, -half, half));
    context.clip();
    this.#arm.drawShadow(pen);
    context.restore();
  }

  /** The pool of light under the camera. With reduced motion nothing flashes: it stays as it is. */
  #paintFlash(): void {
    const flash = this.#reducedMotion ? 0.25 : Math.min(1, Math.max(0, this.poses.get(At.Flash)));
    const { cameraX } = this.layout;
    const [x, y, metre] = this.#pen.at({ x: cameraX, y: 0, z: 0 });
    const glow = this.context.createRadialGradient(x, y, 0, x, y, 0.15 * metre);
    glow.addColorStop(0, `rgb(255 246 228 / ${0.12 + 0.4 * flash})`);
    glow.addColorStop(1, "rgb(255 246 228 / 0)");
    this.#pen.path(ring(cameraX, 0, 0, 0.15));
    this.context.fillStyle = glow;
    this.context.fill();
  }

  #paintScreen(): void {
    const { y, z, width, height } = monitor;
    const [w, h] = [(width - 0.02) / 2, (height - 0.02) / 2];
    const { cameraX: x } = this.layout;
    this.#screen.say(monitorSays(this.#guess, this.poses));
    this.#pen.board(this.#screen.canvas, { x: x - w, y: y + h, z }, { x: x + w, y: y + h, z }, { x: x - w, y: y - h, z });
  }
}

/** A sign that is painted anew when what it says has changed. */
class Sign {
  readonly canvas = document.createElement("canvas");
  #said: string | null = null;

  constructor(
    width: number,
    height: number,
    readonly paint: (context: CanvasRenderingContext2D, says: string) => void,
  ) {
    [this.canvas.width, this.canvas.height] = [Math.round(width * signScale), Math.round(height * signScale)];
  }

  say(says: string): void {
    const context = says === this.#said ? null : this.canvas.getContext("2d");
    if (context) {
      this.#said = says;
      this.paint(context, says);
    }
  }
}

function liesIn(bin: BinPlan, { x, y, z }: { x: number; y: number; z: number }): boolean {
  return y < bin.rim && Math.abs(x - bin.x) < bin.width / 2 + 0.05 && Math.abs(z - bin.z) < bin.depth / 2 + 0.05;
}

function isOffBelt({ y, z }: { y: number; z: number }): boolean {
  return y > 0.06 || Math.abs(z) > 0.2;
}
