import { Mesh, type Object3D, Vector3 } from "three";
import { Hose } from "./hose";
import type { Turns } from "./gesture";
import { Joints } from "./joints";
import { at, extrudedLink, MeshBuilder, linkShape } from "../rendering/mesh-builder";
import { applyMaterial, type MaterialPair } from "../rendering/materials";
import { surfaces } from "../rendering/palette";
import { At, type Poses } from "../pose";
import type { LineLayout } from "../layout";

/** The arm. */
export class Robot {
  readonly #joints: Joints;
  readonly #fingers: readonly [Object3D, Object3D];
  readonly #hoses: readonly [Hose, Hose, Hose];
  readonly #scratch = [new Vector3(), new Vector3(), new Vector3(), new Vector3()] as const;

  constructor(parent: Object3D, material: MaterialPair, layout: LineLayout) {
    const body = (builder: MeshBuilder, on: Object3D): Mesh => {
      const mesh = new Mesh(builder.build());
      mesh.castShadow = true;
      mesh.receiveShadow = true;
      applyMaterial(mesh, material);
      on.add(mesh);
      return mesh;
    };
    const joints = new Joints(layout);
    this.#joints = joints;
    parent.add(joints.turret);

    body(turret(layout), joints.turret);
    body(upperArm(layout), joints.upper);
    body(forearm(), joints.forearm);
    body(wrist(), joints.wrist);
    body(gripper(), joints.hand);
    this.#fingers = [body(finger(1), joints.hand), body(finger(-1), joints.hand)];
    this.#hoses = [new Hose(0.017, material), new Hose(0.016, material), new Hose(0.012, material)];
    for (const hose of this.#hoses) {
      joints.turret.add(hose.mesh);
    }
  }

  /** Places it as the simulation says, with a gesture upon that. */
  pose(poses: Poses, turns: Turns): void {
    this.#joints.pose(poses, turns);
    const [one, other] = this.#fingers;
    one.position.z = poses.get(At.Grip) / 2;
    other.position.z = -poses.get(At.Grip) / 2;
    this.#layHoses();
  }

  #layHoses(): void {
    const { upper, forearm, wrist } = this.#joints;
    for (const link of [upper, forearm, wrist]) {
      link.updateMatrix();
    }
    const [a, b, c, d] = this.#scratch;
    const onUpper = (v: Vector3): Vector3 => v.applyMatrix4(upper.matrix);
    const onForearm = (v: Vector3): Vector3 => onUpper(v.applyMatrix4(forearm.matrix));
    const onWrist = (v: Vector3): Vector3 => onForearm(v.applyMatrix4(wrist.matrix));
    const [low, elbow, end] = this.#hoses;
    low.lay(a.set(0, 0.19, -0.13), b.set(0, 0.36, -0.2), onUpper(c.set(0, 0.17, 0.02)), onUpper(d.set(0, 0.085, 0.13)));
    elbow.lay(
      onUpper(a.set(0, 0.082, 0.3)),
      onUpper(b.set(0, 0.15, 0.44)),
      onForearm(c.set(0, 0.17, -0.06)),
      onForearm(d.set(0, 0.075, 0.12)),
    );
    end.lay(
      onForearm(a.set(0, 0.062, 0.29)),
      onForearm(b.set(0, 0.085, 0.38)),
      onWrist(c.set(0, 0.11, 0.03)),
      onWrist(d.set(0, 0.045, 0.055)),
    );
  }
}

/** What carries the robot; it does not turn, so it belongs to the hall. */
export function buildPedestal(builder: MeshBuilder, { robotX: x, robotZ: z }: LineLayout): void {
  builder.box(0.36, 0.03, 0.36, surfaces.pedestal, at(x, -0.785, z), 0.008);
  builder.box(0.22, 0.75, 0.22, surfaces.pedestal, at(x, -0.41, z), 0.016);
  for (const sx of [-1, 1]) {
    for (const sz of [-1, 1]) {
      builder.rod(0.014, 0.02, surfaces.steel, at(x + sx * 0.15, -0.765, z + sz * 0.15), 6);
    }
  }
  builder.box(0.3, 0.028, 0.3, surfaces.pedestal, at(x, -0.03, z), 0.008);
  builder.rod(0.135, 0.05, surfaces.joint, at(x, 0.005, z), 36, 0.125);
  builder.rod(0.118, 0.07, surfaces.robotPaint, at(x, 0.06, z), 36, 0.105);
  builder.box(0.09, 0.06, 0.05, surfaces.joint, at(x, 0.03, z - 0.125), 0.008);
}

function turret({ shoulderY }: LineLayout): MeshBuilder {
  const builder = new MeshBuilder();
  builder.rod(0.11, 0.018, surfaces.joint, at(0, 0.104, 0), 36);
  builder.rod(0.122, 0.05, surfaces.robotPaint, at(0, 0.136, 0), 36, 0.114);
  builder.box(0.17, 0.07, 0.17, surfaces.robotPaint, at(0, 0.175, -0.012), 0.022);
  for (const side of [-1, 1]) {
    const cheek = extrudedLink(linkShape(0.14, 0.098, 0.08), 0.036, 0.008);
    builder.add(cheek, surfaces.robotPaint, at(side * 0.066, 0.14, 0, -Math.PI / 2));
    builder.rodX(0.062, 0.016, surfaces.jointCap, side * 0.09, shoulderY, 0, 32);
    builder.rodX(0.05, 0.012, surfaces.joint, side * 0.1, shoulderY, 0, 32);
  }
  // The motor of the first axis and the one of the shoulder.
  builder.rod(0.046, 0.13, surfaces.joint, at(0, 0.205, -0.13), 24);
  builder.rod(0.04, 0.014, surfaces.jointCap, at(0, 0.276, -0.13), 24);
  builder.rodX(0.046, 0.07, surfaces.joint, 0.135, shoulderY, 0, 24);
  builder.rodX(0.034, 0.012, surfaces.jointCap, 0.175, shoulderY, 0, 24);
  return builder;
}

function upperArm({ upperArm: length }: LineLayout): MeshBuilder {
  const builder = new MeshBuilder();
  builder.rodX(0.07, 0.094, surfaces.joint, 0, 0, 0, 32);
  builder.add(extrudedLink(linkShape(length, 0.076, 0.06), 0.078, 0.014), surfaces.robotPaint);
  // A pocket in each flank, as castings have to save weight.
  for (const side of [-1, 1]) {
    const pocket = extrudedLink(linkShape(0.24, 0.036, 0.028), 0.006, 0.002);
    builder.add(pocket, surfaces.jointCap, at(side * 0.0375, 0, 0.11));
    builder.add(extrudedLink(linkShape(0.24, 0.029, 0.021), 0.006, 0.002), surfaces.robotPaint, at(side * 0.0395, 0, 0.11));
  }
  builder.box(0.05, 0.03, 0.05, surfaces.jointCap, at(0, 0.075, 0.13), 0.008);
  builder.box(0.05, 0.03, 0.05, surfaces.jointCap, at(0, 0.07, 0.3), 0.008);
  return builder;
}

function forearm(): MeshBuilder {
  const builder = new MeshBuilder();
  builder.rodX(0.052, 0.09, surfaces.joint, 0, 0, 0, 32);
  for (const side of [-1, 1]) {
    builder.add(extrudedLink(linkShape(0.12, 0.06, 0.05), 0.028, 0.007), surfaces.robotPaint, at(side * 0.056, 0, 0));
    builder.rodX(0.044, 0.014, surfaces.jointCap, side * 0.073, 0, 0, 28);
  }
  builder.rodX(0.036, 0.06, surfaces.joint, 0.105, 0, 0, 24);
  builder.box(0.138, 0.096, 0.075, surfaces.robotPaint, at(0, 0, 0.115), 0.018);
  builder.rod(0.05, 0.19, surfaces.robotPaint, at(0, 0, 0.24, Math.PI / 2), 32, 0.038);
  builder.rod(0.041, 0.022, surfaces.joint, at(0, 0, 0.335, Math.PI / 2), 32);
  for (const side of [-1, 1]) {
    builder.add(extrudedLink(linkShape(0.09, 0.03, 0.034), 0.02, 0.005), surfaces.robotPaint, at(side * 0.034, 0, 0.33));
  }
  builder.box(0.045, 0.028, 0.042, surfaces.jointCap, at(0, 0.062, 0.12), 0.008);
  builder.box(0.034, 0.026, 0.034, surfaces.jointCap, at(0, 0.05, 0.29), 0.006);
  return builder;
}

function wrist(): MeshBuilder {
  const builder = new MeshBuilder();
  builder.rodX(0.03, 0.048, surfaces.joint, 0, 0, 0, 28);
  builder.rodX(0.024, 0.1, surfaces.jointCap, 0, 0, 0, 24);
  builder.rod(0.029, 0.032, surfaces.joint, at(0, 0, 0.026, Math.PI / 2), 28);
  return builder;
}

/** The gripper hangs along -Y; its fingers open along Z. */
function gripper(): MeshBuilder {
  const builder = new MeshBuilder();
  builder.rod(0.032, 0.014, surfaces.steel, at(0, -0.046, 0), 28);
  builder.box(0.058, 0.026, 0.178, surfaces.jointCap, at(0, -0.066, 0), 0.008);
  builder.box(0.03, 0.01, 0.168, surfaces.steel, at(0, -0.082, 0), 0.002);
  builder.box(0.06, 0.012, 0.05, surfaces.teal, at(0, -0.062, 0), 0.004);
  return builder;
}

/** One finger; its inner face lies in its own plane z = 0, its tip 0.16 below the wrist. */
function finger(side: 1 | -1): MeshBuilder {
  const builder = new MeshBuilder();
  builder.box(0.046, 0.022, 0.03, surfaces.joint, at(0, -0.094, side * 0.012), 0.004);
  builder.box(0.03, 0.062, 0.012, surfaces.steel, at(0, -0.126, side * 0.009), 0.003);
  builder.box(0.026, 0.03, 0.004, surfaces.rubber, at(0, -0.145, side * 0.002), 0);
  return builder;
}
