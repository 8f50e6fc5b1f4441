import type { PartSpec } from "../parts/part";
import { asBuilt, type ConditionSpec, weather } from "./condition";

/** The side of a picture, and of the larger one that it is averaged from. */
export const pictureSide = 224;
export const drawnSide = pictureSide * 2;

/** What the camera saw, RGBA, top row first: as the robot looks at it, and before it was averaged, for people. */
export interface Photograph {
  /** 224 x 224. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** 448 x 448. */
  readonly detail: Uint8ClampedArray<ArrayBuffer>;
}

/** Where a part lies: position and quaternion, as in the pose array. */
export interface Pose {
  readonly position: readonly [number, number, number];
  readonly rotation: readonly [number, number, number, number];
}

/** What takes the pictures that the robot is taught with. */
export interface Camera {
  /** Photographs one part where it is now, `beltTravel` metres of belt after the start. */
  capture(part: PartSpec, pose: Pose | null, beltTravel: number): Promise<Photograph>;
  /** Takes a picture of a known colour the same way; the largest difference of any channel, 0 where all is well. */
  selfTest(): Promise<number>;
  dispose(): void;
}

/** Half the angle that the camera sees, in radians. */
export const halfView = (4.5 * Math.PI) / 180;

/** A part is centred by the trigger; across the belt it may lie this far off before the hood would cut it. */
const maxOffCentre = 0.008;

/** How far across the belt a part lies that is photographed. */
export function acrossOf(pose: Pose | null): number {
  return Math.min(Math.max(pose?.position[2] ?? 0, -maxOffCentre), maxOffCentre);
}

/** Both pictures from what was drawn, `drawnSide` wide; WebGL's first row is the lowest, and so it is taken here. */
export function developed(drawn: Uint8Array, condition: ConditionSpec = asBuilt): Photograph {
  weather(drawn, condition);
  return { pixels: halved(drawn), detail: upright(drawn) };
}

/** Turns the rows over and leaves nothing to shine through. */
function upright(drawn: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const picture = new Uint8ClampedArray(drawn.length);
  const stride = drawnSide * 4;
  for (let y = 0; y < drawnSide; y++) {
    picture.set(drawn.subarray((drawnSide - 1 - y) * stride, (drawnSide - y) * stride), y * stride);
  }
  for (let alpha = 3; alpha < picture.length; alpha += 4) {
    picture[alpha] = 255;
  }
  return picture;
}

/** Averages two by two pixels and turns the rows over. */
function halved(drawn: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const picture = new Uint8ClampedArray(pictureSide * pictureSide * 4);
  const stride = drawnSide * 4;
  for (let y = 0; y < pictureSide; y++) {
    let from = (pictureSide - 1 - y) * 2 * stride;
    let to = y * pictureSide * 4;
    for (let x = 0; x < pictureSide; x++, from += 8, to += 4) {
      for (let c = 0; c < 3; c++) {
        const a = from + c;
        picture[to + c] =
          ((drawn[a] ?? 0) + (drawn[a + 4] ?? 0) + (drawn[a + stride] ?? 0) + (drawn[a + stride + 4] ?? 0) + 2) >> 2;
      }
      picture[to + 3] = 255;
    }
  }
  return picture;
}
