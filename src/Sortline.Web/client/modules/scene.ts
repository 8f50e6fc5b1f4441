import { putPhotograph } from "./pictures";
import { CameraAlone } from "../scene/camera-alone";
import { type PartSpec, readPart } from "../scene/parts/part";
import type { Pose } from "../scene/camera/photograph";
import type { PoseView } from "../scene/pose";
import { Stage } from "../scene/stage";
import { FlatCameraAlone } from "../scene/flat/flat-camera-alone";
import { PartMark } from "../scene/mark";
import { FlatStage } from "../scene/flat/flat-stage";
import { type LineLayout, readLayout } from "../scene/layout";
import { onLessMotion } from "../motion";
import { refusal } from "../reason";

// The factory hall as a person sees it, if anybody does, and the camera over the belt. C# decides what happens; this only shows it.

/** What draws the line, or takes its pictures alone. */
type Drawing = Stage | CameraAlone | FlatStage | FlatCameraAlone;

/** How the line is drawn; C# counts the same (`Graphics`). */
const Graphics = { Drawn: 0, Restarting: 1, Flat: 2 } as const;

interface Running {
  stage: Drawing;
  /** Those who wait for the graphics. */
  readonly waiting: (() => void)[];
  frame: number;
  patience: ReturnType<typeof setTimeout> | undefined;
  unwatch: () => void;
}

/** Graphics that have not come back by then are taken for lost. */
const patienceMilliseconds = 5000;

let running: Running | null = null;

const mark = new PartMark();

/**
 * Builds the line as the layout has it, draws the hall on a canvas if one is named, and calls `onFrame` with the browser's time before
 * each frame, until `stop`. Where there are no graphics, or none any more, it is drawn flat.
 */
export function start(
  canvasId: string | null,
  layoutJson: string,
  onFrame: (milliseconds: number) => void,
  onGraphics: (graphics: number) => void,
): void {
  const before = running?.stage;
  stop();
  const canvas = canvasId === null ? null : canvasOf(canvasId);
  const layout = readLayout(layoutJson);
  const changed = (lost: boolean): void => {
    clearTimeout(now.patience);
    if (lost) {
      now.patience = setTimeout(goFlat, patienceMilliseconds);
    } else {
      now.waiting.splice(0).forEach((go) => go());
    }
    onGraphics(lost ? Graphics.Restarting : Graphics.Drawn);
  };
  const goFlat = (): void => {
    const old = now.stage;
    now.stage = flatStage(canvas, layout);
    follow(old, now.stage);
    now.waiting.splice(0).forEach((go) => go());
    onGraphics(canvas ? Graphics.Flat : Graphics.Drawn);
    old.dispose();
  };
  const now: Running = {
    stage: firstStage(canvas, layout, changed),
    waiting: [],
    frame: 0,
    patience: undefined,
    unwatch: () => {},
  };
  running = now;
  now.unwatch = onLessMotion((less) => (now.stage.reducedMotion = less)); // With less of it nothing flashes.
  if (before) {
    follow(before, now.stage); // The page was shown anew; the line goes on.
  }
  if (now.stage instanceof FlatStage) {
    onGraphics(Graphics.Flat);
  }
  const step = (milliseconds: number): void => {
    now.frame = requestAnimationFrame(step); // First: whatever a frame throws, the next one comes.
    if (!now.stage.lost) {
      onFrame(milliseconds); // Without graphics the line stands still: nobody would see what it does.
    }
  };
  now.frame = requestAnimationFrame(step);
}

/** Gives one drawing all that another knows. */
function follow(old: Drawing, drawing: Drawing): void {
  for (const spec of old.parts.specs) {
    drawing.parts.add(spec);
  }
  drawing.poses.follow(old.poses);
  drawing.guess = old.guess;
  drawing.reducedMotion = old.reducedMotion;
}

/** As the graphics card draws it, if there is one. */
function firstStage(canvas: HTMLCanvasElement | null, layout: LineLayout, changed: (lost: boolean) => void): Drawing {
  try {
    return canvas ? new Stage(canvas, layout, changed) : new CameraAlone(changed);
  } catch (error) {
    const flat = flatStage(canvas, layout);
    console.warn("The line is drawn flat:", error);
    return flat;
  }
}

function flatStage(canvas: HTMLCanvasElement | null, layout: LineLayout): FlatStage | FlatCameraAlone {
  if (!canvas) {
    return new FlatCameraAlone();
  }
  const own = canvas.getContext("2d");
  if (own) {
    return new FlatStage(canvas, own, layout);
  }
  // A canvas that was drawn on by the graphics card takes nothing else: another one takes its place.
  const other = document.createElement("canvas");
  const context = other.getContext("2d");
  if (!context) {
    throw refusal("scene.no-canvas");
  }
  other.ariaHidden = "true";
  canvas.after(other);
  canvas.hidden = true;
  return new FlatStage(other, context, layout);
}

/** Makes a part known. It is seen from the first pose array on that lists it. */
export function addPart(json: string): void {
  stage().parts.add(readPart(json));
}

/** Shows one frame. The memory is read during the call only. */
export function draw(view: PoseView): void {
  const drawing = stage();
  drawing.draw(view);
  if (drawing instanceof Stage || drawing instanceof FlatStage) {
    mark.follow(drawing);
  }
}

/** Rings a part wherever it is drawn, until another one is; -1 for none. */
export function markPart(partId: number): void {
  mark.part = partId;
}

/** Takes the inspection camera's picture of a part and answers its number in the picture store. */
export async function capture(partId: number): Promise<number> {
  const { parts, poses } = stage();
  const part: PartSpec | undefined = parts.spec(partId);
  if (!part) {
    throw new Error(`Part ${partId} is not in the hall, so the camera cannot see it.`);
  }
  const at = poses.find(partId);
  const number = (offset: number): number => poses.get(at + offset);
  const pose: Pose | null =
    at < 0
      ? null
      : {
          position: [number(1), number(2), number(3)],
          rotation: [number(4), number(5), number(6), number(7)],
        };
  return taken(part, pose, poses.travel);
}

/**
 * Shows on the monitor what the robot thinks while it is taught (0 nothing, as in a shift, 1 unsure, 2 ship, 3 reject), and in what the
 * arm does how sure it is, from 0 to 1.
 */
export function showGuess(guess: number, sureness: number): void {
  if (running) {
    running.stage.guess = guess;
    running.stage.gesture(sureness);
  }
}

/** Shows at a bin (0 ship, 1 reject, 2 aside) what the part that came to it is worth. */
export function showPoints(bin: number, points: number): void {
  stage().showPoints(bin, points);
}

/**
 * The same of a part that is nowhere in the hall: `json` as `addPart` takes it, so many metres beside the belt's middle (+Z),
 * turned so many radians about the vertical.
 */
export async function photograph(json: string, across: number, heading: number): Promise<number> {
  const pose: Pose = { position: [0, 0, across], rotation: [0, Math.sin(heading / 2), 0, Math.cos(heading / 2)] };
  return taken(readPart(json), pose, 0);
}

/** Takes all parts out of the hall, for a new shift. */
export function clear(): void {
  stage().clear();
}

/** Photographs a known colour: the largest difference of a channel, 0 where pictures arrive as drawn. */
export async function selfTest(): Promise<number> {
  return stage().inspection.selfTest();
}

/** What drawing costs at the moment, as JSON; see `Stats`. */
export function stats(): string {
  return JSON.stringify(stage().stats);
}

/** Stops drawing and gives everything back. Stopping twice does nothing. */
export function stop(): void {
  if (!running) {
    return;
  }
  const { stage, frame, waiting, patience, unwatch } = running;
  running = null;
  unwatch();
  clearTimeout(patience);
  cancelAnimationFrame(frame);
  waiting.forEach((go) => go());
  stage.dispose();
}

function stage(): Drawing {
  if (!running) {
    throw new Error("The factory is not being drawn: call start first.");
  }
  return running.stage;
}

/** A picture, by its number in the picture store. A camera that lost its graphics on the way takes it again when they are back. */
async function taken(part: PartSpec, pose: Pose | null, travel: number, now = running): Promise<number> {
  if (!now || now !== running) {
    throw new Error("The factory is not being drawn any more, so there is no picture.");
  }
  const { stage } = now;
  if (stage.lost) {
    await new Promise<void>((go) => now.waiting.push(go));
    return taken(part, pose, travel, now);
  }
  try {
    return putPhotograph(await stage.inspection.capture(part, pose, travel));
  } catch (error) {
    if (stage.lost || stage !== now.stage) {
      return taken(part, pose, travel, now);
    }
    throw error;
  }
}

function canvasOf(id: string): HTMLCanvasElement {
  const canvas = document.getElementById(id);
  if (!(canvas instanceof HTMLCanvasElement)) {
    throw new Error(`There is no canvas "${id}" to draw the factory on.`);
  }
  return canvas;
}
