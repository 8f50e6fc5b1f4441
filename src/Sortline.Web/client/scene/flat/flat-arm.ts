import { type Object3D, Vector3 } from "three";
import type { LineLayout } from "../layout";
import type { Turns } from "../machines/gesture";
import { Joints } from "../machines/joints";
import { At, type Poses } from "../pose";
import { surfaces } from "../rendering/palette";
import { type Pen, shade } from "./pen";

const paint = surfaces.robotPaint.color;
const [line, dark, cap, steel] = [
  shade(paint, 0.62),
  shade(surfaces.joint.color, 1),
  shade(surfaces.jointCap.color, 1.25),
  shade(surfaces.steel.color, 1),
];

/** The arm, drawn flat. */
export class FlatArm {
  readonly #joints: Joints;
  #grip = 0;

  constructor(layout: LineLayout) {
    this.#joints = new Joints(layout);
  }

  pose(poses: Poses, turns: Turns): void {
    this.#joints.pose(poses, turns);
    this.#joints.turret.updateMatrixWorld();
    this.#grip = poses.get(At.Grip);
  }

  /** The shadow that it throws on the belt. */
  drawShadow(pen: Pen): void {
    const { upper, forearm, wrist } = this.#joints;
    const below = [upper, forearm, wrist].map((joint) => on(joint, 0, 0, 0).setY(0.001));
    pen.rod(below, 0.05, "rgb(0 0 0 / 0.16)");
  }

  draw(pen: Pen): void {
    const { turret, upper, forearm, wrist } = this.#joints;
    const [shoulder, elbow, end] = [on(upper, 0, 0, 0), on(forearm, 0, 0, 0), on(wrist, 0, 0, 0)];
    pen.rod([on(turret, 0, 0.02, 0), on(turret, 0, 0.09, 0)], 0.125, shade(paint, 0.8), "butt");
    pen.link(on(turret, 0, 0.13, 0), shoulder, 0.115, 0.1, line);
    pen.link(on(turret, 0, 0.13, 0), shoulder, 0.107, 0.092, shade(paint, 0.9));
    this.#link(pen, shoulder, elbow, 0.076, 0.06);
    this.#joint(pen, shoulder, 0.062);
    this.#drawTool(pen, end);
    this.#link(pen, elbow, end, 0.055, 0.038);
    this.#joint(pen, elbow, 0.05);
    this.#joint(pen, end, 0.033);
  }

  #drawTool(pen: Pen, end: Vector3): void {
    const { hand } = this.#joints;
    pen.rod([end, on(hand, 0, -0.062, 0)], 0.03, dark);
    pen.rod([on(hand, 0, -0.07, -0.085), on(hand, 0, -0.07, 0.085)], 0.018, cap);
    for (const side of [-1, 1]) {
      const z = (side * this.#grip) / 2 + side * 0.008;
      pen.rod([on(hand, 0, -0.08, z), on(hand, 0, -0.125, z)], 0.014, dark, "butt");
      pen.rod([on(hand, 0, -0.12, z), on(hand, 0, -0.16, z)], 0.009, steel);
    }
  }

  #link(pen: Pen, from: Vector3, to: Vector3, radius: number, endRadius: number): void {
    pen.link(from, to, radius + 0.007, endRadius + 0.007, line);
    pen.link(from, to, radius, endRadius, shade(paint, 1));
    // Light comes from above: a paler stretch along the upper side.
    const lift = new Vector3(0, radius * 0.32, 0);
    const [a, b] = [from.clone().lerp(to, 0.22).add(lift), from.clone().lerp(to, 0.82).add(lift)];
    pen.link(a, b, radius * 0.22, endRadius * 0.22, "rgb(255 220 150 / 0.75)");
  }

  #joint(pen: Pen, at: Vector3, radius: number): void {
    pen.disc(at, radius, dark);
    pen.disc(at, radius * 0.62, cap);
  }
}

function on(joint: Object3D, x: number, y: number, z: number): Vector3 {
  return new Vector3(x, y, z).applyMatrix4(joint.matrixWorld);
}
