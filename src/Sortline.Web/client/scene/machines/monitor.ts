import type { Object3D } from "three";
import { CanvasSign, drawCross, drawSkip, drawTick, drawText } from "./canvas-sign";
import { At, type Poses } from "../pose";
import type { LineLayout } from "../layout";

export const monitor = { y: 0.79, z: -0.03, width: 0.56, height: 0.27, depth: 0.05, tilt: -0.3 } as const;

const pixelsPerMetre = 640;
const dark = "#2f393f";
const colours = { ship: "#0f766e", reject: "#c8401c", skip: "#5d6b74", unsure: "#5d6b74" } as const;

type Sign = keyof typeof colours;

/** What the poses say of the part that was photographed last. */
const verdicts: readonly (Sign | null)[] = [null, "ship", "reject", "skip"];

/** What the robot thinks while it is taught, in the order in which C# counts. */
const guesses: readonly (Sign | null)[] = [null, "unsure", "ship", "reject"];

/**
 * Two screens above the camera: what the robot thinks, and what the learner says. Between them stands whether they agree. In a
 * shift nobody but the robot speaks.
 */
export class Monitor {
  readonly #sign: CanvasSign;
  #guess = 0;
  #isStale = true;

  constructor(parent: Object3D, { cameraX }: LineLayout) {
    this.#sign = new CanvasSign(parent, monitor.width - 0.02, monitor.height - 0.02, pixelsPerMetre, paintMonitor);
    const { mesh } = this.#sign;
    mesh.position.set(cameraX, monitor.y + 0.026 * Math.sin(-monitor.tilt), monitor.z + 0.027);
    mesh.rotation.x = monitor.tilt;
  }

  /** What the robot thinks while it is taught: 0 nothing, as in a shift, 1 unsure, 2 ship, 3 reject. */
  set guess(number: number) {
    this.#guess = number;
    this.#isStale = true;
  }

  get guess(): number {
    return this.#guess;
  }

  /** Whether it has changed since it was last posed, though no part may have moved. */
  get isStale(): boolean {
    return this.#isStale;
  }

  pose(poses: Poses): void {
    this.#isStale = false;
    this.#sign.say(monitorSays(this.#guess, poses));
  }

  dispose(): void {
    this.#sign.dispose();
  }
}

/** What the two screens say, for `paintMonitor`. */
export function monitorSays(guess: number, poses: Poses): string {
  const verdict = verdicts[Math.round(poses.get(At.Verdict))] ?? null;
  const thought = guesses[guess] ?? null;
  const [robot, person] = thought === null ? [verdict, null] : [thought, verdict];
  return `${robot ?? ""} ${person ?? ""}`;
}

/** Paints both screens on a canvas of the monitor's shape. */
export function paintMonitor(context: CanvasRenderingContext2D, says: string): void {
  const [robot, person] = says.split(" ") as [Sign | "", Sign | ""];
  const { width, height } = context.canvas;
  const screen = height * 0.82;
  const left = width * 0.235;
  context.fillStyle = "#20282d";
  context.fillRect(0, 0, width, height);
  paintScreen(context, left, height / 2, screen, robot);
  paintScreen(context, width - left, height / 2, screen, person);
  drawRobot(context, left - screen * 0.3, height * 0.2, screen * 0.2);
  drawPerson(context, width - left - screen * 0.3, height * 0.2, screen * 0.2);
  if (isWord(robot) && isWord(person)) {
    context.strokeStyle = robot === person ? "#43c6a9" : "#f2a31b";
    drawText(context, robot === person ? "=" : "≠", width / 2, height / 2, height * 0.42);
  }
}

function isWord(sign: Sign | ""): boolean {
  return sign === "ship" || sign === "reject";
}

function paintScreen(context: CanvasRenderingContext2D, x: number, y: number, size: number, sign: Sign | ""): void {
  context.fillStyle = sign === "" ? dark : colours[sign];
  context.beginPath();
  context.roundRect(x - size / 2, y - size / 2, size, size, size * 0.08);
  context.fill();
  context.strokeStyle = "#fff";
  const [middle, mark] = [y + size * 0.08, size * 0.72];
  if (sign === "ship") {
    drawTick(context, x, middle, mark);
  } else if (sign === "reject") {
    drawCross(context, x, middle, mark);
  } else if (sign === "skip") {
    drawSkip(context, x, middle, mark);
  } else if (sign === "unsure") {
    drawText(context, "?", x, middle, mark * 0.95);
  }
}

function drawRobot(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.fillStyle = "#f2a31b";
  context.beginPath();
  context.roundRect(x - size / 2, y - size * 0.4, size, size * 0.8, size * 0.15);
  context.rect(x - size * 0.05, y - size * 0.62, size * 0.1, size * 0.25);
  context.fill();
  context.fillStyle = "#20282d";
  for (const side of [-1, 1]) {
    context.beginPath();
    context.arc(x + side * size * 0.22, y - size * 0.05, size * 0.12, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawPerson(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.fillStyle = "#fff";
  context.beginPath();
  context.arc(x, y - size * 0.3, size * 0.26, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.arc(x, y + size * 0.5, size * 0.46, Math.PI, 2 * Math.PI);
  context.fill();
}
