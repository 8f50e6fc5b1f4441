import type { LineLayout } from "../layout";
import { type BinPlan, binsOf } from "../machines/bins";
import { monitor } from "../machines/monitor";
import { backdrop, surfaces } from "../rendering/palette";
import { corners, type Pen, ring, shade } from "./pen";

// What stands still, drawn flat: what lies behind the parts, and what lies before them.

/** Everything that parts pass in front of. */
export function drawBehind(pen: Pen, layout: LineLayout, width: number, height: number): void {
  const { context } = pen;
  const [, horizon] = pen.at({ x: 0, y: layout.floorY, z: -1.3 });
  context.fillStyle = shade(backdrop, 1);
  context.fillRect(0, 0, width, height);
  context.fillStyle = shade(backdrop, 0.93);
  context.fillRect(0, horizon, width, height);
  drawMarkings(pen, layout);
  drawFootprints(pen, layout);
  pen.box(-0.63, -0.57, layout.floorY, 0.62, -0.31, -0.25, surfaces.frame.color);
  drawPedestal(pen, layout);
  drawConveyor(pen, layout);
  binsOf(layout).forEach((bin) => drawBinBack(pen, bin, layout.floorY));
  drawChute(pen, layout);
}

/** The feeder, and the camera over the belt: parts come from under them. */
export function drawBefore(pen: Pen, { cameraX }: LineLayout): void {
  pen.box(-1.58, -1.2, -0.62, -0.12, 0.17, 0.21, surfaces.frameDark.color);
  pen.box(-1.6, -1.19, -0.07, 0.15, -0.215, 0.215, surfaces.housing.color);
  pen.box(-1.52, -1.27, 0.03, 0.06, 0.2151, 0.216, surfaces.teal.color);
  // The hopper: wider above.
  const mouth = corners("y", 0.39, -1.61, -1.21, -0.2, 0.2);
  const neck = corners("y", 0.15, -1.5, -1.32, -0.1, 0.1);
  const sides = [
    [0, 3],
    [3, 2],
  ] as const;
  sides.forEach(([a, b], i) => {
    const [from, to, toLow, fromLow] = [mouth[a]!, mouth[b]!, neck[b]!, neck[a]!];
    pen.fill(shade(surfaces.housing.color, i === 0 ? 0.74 : 0.92), [from, to, toLow, fromLow]);
  });
  pen.fill(shade(surfaces.housingTrim.color, 1), mouth);
  pen.fill(shade(surfaces.joint.color, 1.5), corners("y", 0.385, -1.585, -1.235, -0.175, 0.175));

  pen.box(cameraX - 0.031, cameraX + 0.031, 0.555, 0.615, -0.3, 0.065, surfaces.frame.color);
  pen.rod([at(cameraX, 0.6, -0.03), at(cameraX, 0.7, -0.03)], 0.014, shade(surfaces.frameDark.color, 1), "butt");
  pen.box(cameraX - 0.045, cameraX + 0.045, 0.39, 0.54, -0.03, 0.045, surfaces.housingTrim.color);
  pen.box(cameraX - 0.028, cameraX + 0.028, 0.495, 0.515, 0.0451, 0.046, surfaces.teal.color);
  pen.rod([at(cameraX, 0.31, 0), at(cameraX, 0.39, 0)], 0.03, shade(surfaces.joint.color, 1), "butt");
  pen.fill(shade(surfaces.housingTrim.color, 1), ring(cameraX, 0.285, 0, 0.096));
  const { y, z, width, height } = monitor;
  pen.box(cameraX - width / 2, cameraX + width / 2, y - height / 2, y + height / 2, z - 0.04, z, surfaces.housingTrim.color);
}

/** The bars before a bin, through which its pile is seen, and the board below. */
export function drawBinFront(pen: Pen, bin: BinPlan): void {
  const { x0, x1, z1 } = edges(bin);
  const color = shade(bin.body.color, 0.92);
  for (let i = 0; i <= 7; i++) {
    const x = x0 + ((x1 - x0) * i) / 7;
    pen.rod([at(x, bin.floor, z1), at(x, bin.rim, z1)], i % 7 === 0 ? 0.014 : 0.004, color, "butt");
  }
  pen.box(x0 - 0.01, x1 + 0.01, bin.floor - 0.02, bin.floor + 0.03, z1, z1 + 0.012, bin.body.color);
  pen.box(x0 - 0.016, x1 + 0.016, bin.rim - 0.02, bin.rim, z1 - 0.01, z1 + 0.016, bin.body.color);
}

function drawBinBack(pen: Pen, bin: BinPlan, floorY: number): void {
  const { x0, x1, z0, z1 } = edges(bin);
  for (const x of [x0 + 0.02, x1 - 0.02]) {
    pen.box(x - 0.015, x + 0.015, floorY, bin.floor, z1 - 0.03, z1, surfaces.frameDark.color);
  }
  pen.fill(shade(bin.inside.color, 0.82), corners("z", z0, x0, x1, bin.floor, bin.rim));
  pen.fill(shade(bin.inside.color, 0.7), corners("x", x1, bin.floor, bin.rim, z0, z1));
  pen.fill(shade(bin.inside.color, 0.62), corners("y", bin.floor, x0, x1, z0, z1));
  pen.fill(shade(bin.body.color, 0.72), corners("x", x0, bin.floor, bin.rim, z0, z1));
  for (const rail of [
    [at(x0, bin.rim, z1), at(x0, bin.rim, z0)],
    [at(x0, bin.rim, z0), at(x1, bin.rim, z0)],
    [at(x1, bin.rim, z0), at(x1, bin.rim, z1)],
  ]) {
    pen.rod(rail, 0.014, shade(bin.body.color, 1));
  }
}

function drawMarkings(pen: Pen, { floorY }: LineLayout): void {
  const color = shade(surfaces.marking.color, 1);
  for (const z of [0.86, -0.72]) {
    pen.fill(color, corners("y", floorY, -1.95, 1.95, z - 0.025, z + 0.025));
  }
  for (const x of [-1.925, 1.925]) {
    pen.fill(color, corners("y", floorY, x - 0.025, x + 0.025, -0.72, 0.86));
  }
}

function drawFootprints(pen: Pen, layout: LineLayout): void {
  const { floorY: y } = layout;
  const places = [
    [-0.15, 0, 1.4, 0.26],
    [layout.robotX, layout.robotZ, 0.3, 0.22],
    ...binsOf(layout).map((bin) => [bin.x, bin.z, bin.width * 0.75, bin.depth * 0.75] as const),
  ] as const;
  for (const [x, z, rx, rz] of places) {
    pen.fill("rgb(60 50 30 / 0.13)", ring(x, y, z, rx, rz));
  }
}

function drawPedestal(pen: Pen, { robotX: x, robotZ: z, floorY }: LineLayout): void {
  pen.box(x - 0.18, x + 0.18, floorY, floorY + 0.03, z - 0.18, z + 0.18, surfaces.pedestal.color);
  pen.box(x - 0.11, x + 0.11, floorY + 0.03, -0.044, z - 0.11, z + 0.11, surfaces.pedestal.color);
  pen.box(x - 0.15, x + 0.15, -0.044, -0.016, z - 0.15, z + 0.15, surfaces.pedestal.color);
}

function drawConveyor(pen: Pen, { beltStartX, beltEndX, floorY }: LineLayout): void {
  for (const z of [-0.165, 0.165]) {
    for (const x of [-1.12, -0.12, 0.86]) {
      pen.box(x - 0.022, x + 0.022, floorY, -0.08, z - 0.022, z + 0.022, surfaces.frame.color);
    }
    pen.box(-1.11, 0.85, -0.617, -0.583, z - 0.017, z + 0.017, surfaces.frame.color);
  }
  pen.box(beltStartX - 0.03, beltEndX + 0.03, -0.085, -0.001, -0.197, 0.197, surfaces.frame.color);
  pen.fill(shade(surfaces.housingTrim.color, 1), corners("z", 0.1971, beltStartX - 0.02, beltEndX + 0.02, -0.049, -0.037));
}

function drawChute(pen: Pen, { beltEndX, beltWidth, chuteLength, chuteSlope }: LineLayout): void {
  const [x, y] = [beltEndX + 0.02 + chuteLength * Math.cos(chuteSlope), -chuteLength * Math.sin(chuteSlope)];
  const half = beltWidth / 2;
  pen.fill(shade(surfaces.frame.color, 0.95), [at(beltEndX, 0, -half), at(x, y, -half), at(x, y, half), at(beltEndX, 0, half)]);
}

function edges(bin: BinPlan): { x0: number; x1: number; z0: number; z1: number } {
  return {
    x0: bin.x - bin.width / 2,
    x1: bin.x + bin.width / 2,
    z0: bin.z - bin.depth / 2,
    z1: bin.z + bin.depth / 2,
  };
}

function at(x: number, y: number, z: number): { x: number; y: number; z: number } {
  return { x, y, z };
}
