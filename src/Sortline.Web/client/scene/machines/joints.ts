import { Group } from "three";
import { At, type Poses } from "../pose";
import type { Turns } from "./gesture";
import type { LineLayout } from "../layout";

/**
 * What turns in the arm. Each link's own frame has +Z along the link and +Y on its upper side,
 * so an angle above the horizontal is a negative turn about X.
 */
export class Joints {
  readonly turret = new Group();
  readonly upper = new Group();
  readonly forearm = new Group();
  readonly wrist = new Group();
  /** The fingers slide along the gripper's own X; this frame's Z lies along it. It hangs down -Y. */
  readonly hand = new Group();
  readonly #tool = new Group();

  constructor(layout: LineLayout) {
    this.turret.position.set(layout.robotX, 0, layout.robotZ);
    this.upper.position.y = layout.shoulderY;
    this.forearm.position.z = layout.upperArm;
    this.wrist.position.z = layout.forearm;
    // The tool's own frame is upright when it points straight down.
    const flange = new Group();
    flange.rotation.x = -Math.PI / 2;
    this.hand.rotation.y = Math.PI / 2;
    this.turret.add(this.upper.add(this.forearm.add(this.wrist.add(flange.add(this.#tool.add(this.hand))))));
  }

  pose(poses: Poses, turns: Turns): void {
    this.turret.rotation.y = poses.get(At.Yaw) + turns.yaw;
    this.upper.rotation.x = -poses.get(At.Shoulder);
    this.forearm.rotation.x = -poses.get(At.Elbow) - turns.elbow;
    this.wrist.rotation.x = -poses.get(At.WristPitch) - turns.pitch;
    this.#tool.rotation.y = poses.get(At.WristRoll) + turns.roll;
  }
}
